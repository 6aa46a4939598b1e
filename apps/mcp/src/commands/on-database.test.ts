import { existsSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { hasPostgres } from "../../test/new-database.ts";
import { asRead } from "../guard/approval.ts";
import { newLedger } from "../guard/ledger/postgres/for-tests.ts";
import type { LedgerPlace } from "../settings/command.ts";
import type { Command } from "../settings/settings.ts";
import { fakeTerminal, guardedCalls, NOON, stateFolder } from "./for-tests.ts";
import { runCommand } from "./run-command.ts";

type Operators = Exclude<Command, { kind: "help" | "version" | "serve" }>;

const run = async (command: Operators, options: Parameters<typeof fakeTerminal>[0] = {}) => {
  const { terminal, shown } = fakeTerminal(options);
  const exit = await runCommand(command, terminal, () => NOON);
  return { exit, ...shown };
};

const AS_IT_IS_NOW = "(with FLOWROUTE_MCP_DATABASE_URL set as it is now)";

describe.skipIf(!hasPostgres())("with the ledger in a database", () => {
  let databaseUrl: string;
  beforeAll(async () => {
    databaseUrl = await newLedger();
  });

  it("a question is listed, approved, and its use told, as with a file, and the URL is told to nobody", async () => {
    const ledger: LedgerPlace = { stateFolder: stateFolder(), databaseUrl };
    const { perform, newestCode } = guardedCalls(ledger);
    await perform();
    const code = await newestCode();

    const listed = await run({ kind: "approvals", ledger });
    expect(listed.out).toContain(asRead(code));
    expect(listed.out).toContain(`approve CODE --state ${ledger.stateFolder} ${AS_IT_IS_NOW}`);
    const refused = await run({ kind: "deny", ledger, code }, { isInteractive: false });
    expect(refused).toMatchObject({ exit: 1, err: expect.stringContaining(AS_IT_IS_NOW) });
    const approved = await run({ kind: "approve", ledger, code }, { answers: ["yes"] });
    expect(approved).toMatchObject({ exit: 0, err: "" });
    expect((await perform()).kind).toBe("performed");
    const audit = { kind: "audit", ledger, sinceText: "7d", caller: undefined, sandbox: false } as const;
    const told = await run({ ...audit, json: false });
    expect(told.out).toMatch(/\$2\.25 +succeeded .* in a terminal\n/);
    const asJson = await run({ ...audit, json: true });
    expect(JSON.parse(asJson.out)).toMatchObject([
      { seq: 1, state: "awaiting_approval", cost_usd: 2.25 },
      { state: "approved" },
      { state: "executing" },
      { seq: 4, state: "succeeded" },
    ]);
    for (const { out, err } of [listed, refused, approved, told, asJson])
      expect(out + err).not.toMatch(/postgres:|ledger:ledger/);
    expect(existsSync(ledger.stateFolder)).toBe(false);
  });

  it("opt-outs are added, listed and cleared", async () => {
    const ledger: LedgerPlace = { stateFolder: stateFolder(), databaseUrl };
    const number = "+12065550142";
    const optOuts = (action: Extract<Operators, { kind: "opt-outs" }>["action"]) =>
      run({ kind: "opt-outs", ledger, action });
    expect((await optOuts({ do: "add", number })).out).toContain("not messaged any more by one account");
    expect((await optOuts({ do: "list" })).out).toContain(`${number}  2026-11-24 14:32:05  operator`);
    expect((await optOuts({ do: "clear", number })).exit).toBe(0);
    expect((await optOuts({ do: "list" })).out).toBe("Nobody has opted out.\n");
  });

  it("what waits on the sandbox is in its file all the same", async () => {
    const ledger: LedgerPlace = { stateFolder: stateFolder(), databaseUrl };
    await guardedCalls(ledger, { kind: "sandbox" }).perform();
    expect((await run({ kind: "approvals", ledger })).out).toMatch(/\nsandbox /);
    expect(existsSync(ledger.stateFolder)).toBe(true);
  });
});

it("says what is wrong with the URL, without telling it", async () => {
  const databaseUrl = "postgres://somebody:secret@127.0.0.1:1/ledger?sslmode=verify_full";
  const { exit, err } = await run({ kind: "approvals", ledger: { stateFolder: stateFolder(), databaseUrl } });
  expect(exit).toBe(1);
  expect(err).toContain("its sslmode has to be one of");
  expect(err).toContain("flowroute-mcp doctor");
  expect(err).not.toMatch(/somebody|secret/);
});
