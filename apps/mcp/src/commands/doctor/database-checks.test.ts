import { existsSync } from "node:fs";
import { createSandbox, type Sandbox } from "flowroute-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasPostgres } from "../../../test/new-database.ts";
import { newLedger } from "../../guard/ledger/postgres/for-tests.ts";
import { hasPgbouncer, throughPgbouncer } from "../../guard/ledger/postgres/poolers-for-tests.ts";
import { commandOf } from "../../settings/for-tests.ts";
import { fakeTerminal, guardedCalls, stateFolder } from "../for-tests.ts";
import { runCommand } from "../run-command.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

async function examine(folder: string, databaseUrl: string, args: string[] = [], now = Date.now) {
  const command = commandOf(["doctor", "--state", folder, ...args], {
    FLOWROUTE_BASE_URL: sandbox.url,
    FLOWROUTE_ACCESS_KEY: sandbox.accessKey,
    FLOWROUTE_SECRET_KEY: sandbox.secretKey,
    FLOWROUTE_MCP_DATABASE_URL: databaseUrl,
  });
  if (command.kind !== "doctor") throw new Error(command.kind);
  const { terminal, shown } = fakeTerminal({ isInteractive: false, width: 1000 });
  const exit = await runCommand(command, terminal, now);
  return { exit, out: shown.out };
}

describe.skipIf(!hasPostgres())("with the ledger in a database, doctor", () => {
  it("tells how it answers and what is in it, and looks for no folder", async () => {
    const [folder, url] = [stateFolder(), await newLedger()];
    const calls = guardedCalls({ stateFolder: folder, databaseUrl: url }, { now: Date.now });
    await calls.perform();
    const { exit, out } = await examine(folder, url);
    const { host, pathname } = new URL(url);
    expect(out).toMatch(
      new RegExp(
        `\\n(ok|warning) +Ledger: PostgreSQL \\d+\\.\\d+, database "${pathname.slice(1)}" at ${host}, answers in `,
      ),
    );
    expect(out).toContain("\nok       Ledger's clock: agrees with the database's\n");
    expect(out).toContain("\nok       Unfinished: 1 waiting for a person\n");
    expect(out).toContain("\nok       Opt-outs: 0 people not to be messaged\n");
    expect(out).not.toMatch(/State folder|postgres:|ledger:ledger/);
    expect(exit).toBe(0);
    expect(existsSync(folder)).toBe(false);
    const off = await examine(folder, url, [], () => Date.now() - 30_000);
    expect(off.out).toMatch(/\nwarning {2}Ledger's clock: this machine is (29|30) s behind the database\./);
  });

  it("is looked at when another setting is wrong, and no folder is", async () => {
    const folder = stateFolder();
    const { exit, out } = await examine(folder, await newLedger(), ["--spend", "maybe"]);
    expect(exit).toBe(1);
    expect(out).toMatch(/\nFAILED {3}Settings: --spend is "maybe"/);
    expect(out).toMatch(/\n(ok|warning) +Ledger: PostgreSQL \d/);
    expect(out).not.toContain("State folder");
    expect(existsSync(folder)).toBe(false);
  });

  it.skipIf(!hasPgbouncer())(
    "finds that a pooler in between does not pool sessions (skipped without PgBouncer)",
    async () => {
      const [folder, url] = [stateFolder(), await newLedger()];
      const sessions = await examine(folder, await throughPgbouncer(url, "pool_mode = session"));
      expect(sessions.out).toMatch(/\n(ok|warning) +Ledger: PostgreSQL \d/);
      expect(sessions.exit).toBe(0);
      const transactions = await examine(folder, await throughPgbouncer(url, "pool_mode = transaction"));
      expect(transactions.out).toMatch(/\nFAILED {3}Ledger: .* has to pool sessions, not transactions/);
      expect(transactions.exit).toBe(1);
    },
  );

  it("looks at the folder for the sandbox", async () => {
    const { out } = await examine(stateFolder(), await newLedger(), ["--sandbox"]);
    expect(out).toContain("State folder:");
    expect(out).toContain("Ledger: not made yet");
  });
});

it("finds a URL that is not understood among the settings, and looks for no other ledger", async () => {
  const { exit, out } = await examine(stateFolder(), "postgres://ann:secret@127.0.0.1:1/ledger?sslmode=any");
  expect(exit).toBe(1);
  expect(out).toMatch(
    /\nFAILED {3}Settings: FLOWROUTE_MCP_DATABASE_URL is not understood: its sslmode has to be one of /,
  );
  expect(out).toContain(
    "\nwarning  Ledger: not looked at, because FLOWROUTE_MCP_DATABASE_URL is not understood.\n",
  );
  expect(out).not.toMatch(/State folder|\bann\b|secret@/);
});

it("finds that the database is away", async () => {
  const { exit, out } = await examine(stateFolder(), "postgres://ann:secret@127.0.0.1:1/ledger");
  expect(exit).toBe(1);
  expect(out).toMatch(
    /\nFAILED {3}Ledger: .*"ledger" at 127\.0\.0\.1:1\) cannot be used: nothing answers there.*\n {9}Until this is solved, nothing is bought, sent or changed\.\n/,
  );
  expect(out).not.toMatch(/\bann\b|secret@/);
});
