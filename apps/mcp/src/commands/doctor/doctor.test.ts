import { chmodSync, closeSync, existsSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { createServer } from "node:http";
import { createSandbox, type Sandbox } from "flowroute-sandbox";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openCarrier } from "../../carrier/carrier.ts";
import { ledgerFile } from "../../guard/ledger/ledger-file.ts";
import { hear } from "../../guard/ledger/opt-outs.ts";
import { openSqlite } from "../../guard/ledger/sqlite.ts";
import { commandOf } from "../../settings/for-tests.ts";
import { fakeTerminal, guardedCalls, stateFolder } from "../for-tests.ts";
import { runCommand } from "../run-command.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const environment = (): Record<string, string> => ({
  FLOWROUTE_BASE_URL: sandbox.url,
  FLOWROUTE_ACCESS_KEY: sandbox.accessKey,
  FLOWROUTE_SECRET_KEY: sandbox.secretKey,
});

async function examine(
  folder: string,
  {
    args = [],
    env = environment(),
    now,
  }: { args?: string[]; env?: Record<string, string>; now?: () => number } = {},
) {
  const command = commandOf(["doctor", "--state", folder, ...args], env);
  if (command.kind !== "doctor") throw new Error(command.kind);
  const { terminal, shown } = fakeTerminal({ isInteractive: false, width: 1000 });
  const exit = await runCommand(command, terminal, now);
  return { exit, lines: shown.out.split("\n"), out: shown.out };
}

describe("on a good day", () => {
  it("finds nothing, and makes no ledger", async () => {
    const folder = stateFolder();
    const { exit, lines, out } = await examine(folder);
    expect(lines).toEqual([
      `ok       Node.js ${process.versions.node}`,
      "ok       Settings: understood",
      "         state: set by --state",
      "ok       Policy",
      expect.stringContaining("Buying numbers asks a person each time"),
      expect.stringContaining("Sending messages goes ahead"),
      expect.stringContaining("routes goes ahead"),
      `ok       Carrier: ${new URL(sandbox.url).host} answers, and takes the keys`,
      "ok       Clock: agrees with the carrier's",
      `ok       State folder: ${folder} is not made yet, and can be made`,
      "ok       Ledger: not made yet; it is made when something is first done",
      "",
      "All is well.",
      "",
    ]);
    expect(exit).toBe(0);
    expect(existsSync(folder)).toBe(false);
    expect(out).not.toContain(sandbox.accessKey);
    expect(out).not.toContain(sandbox.secretKey);
  });

  it("looks into the ledger", async () => {
    const folder = stateFolder();
    const command = commandOf(["--state", folder], environment());
    if (command.kind !== "serve") throw new Error(command.kind);
    const { ledgerAccount } = await openCarrier(command.settings);
    const calls = guardedCalls(folder, { account: ledgerAccount, now: Date.now });
    await calls.perform({ mode: "allow", whats: ["one", "two"] });
    await calls.perform({ whats: ["three"] });
    await calls.perform({
      mode: "allow",
      effect: "send",
      whats: ["a text that nobody else reads"],
      costNanodollars: 4_000_000,
      execution: () => ({ state: "unknown", reason: "cut" }),
    });
    await guardedCalls(folder, { account: "another", now: Date.now }).perform({ mode: "allow" });
    const optOut = { number: "+12065550142", state: "out", at: 1, source: "operator" } as const;
    for (const account of [ledgerAccount, "another"])
      await hear(await calls.database(), { account, ...optOut });

    const { exit, lines, out } = await examine(folder);
    expect(exit).toBe(0);
    for (const line of [
      `ok       Ledger: ${ledgerFile(folder, "real")} opens and is sound`,
      "ok       Unfinished: 1 waiting for a person",
      "         3 numbers of 5, $6.75 of $25.00",
      "         1 message of 100, $0.004 of $5.00",
      "         0 changes",
      "ok       Opt-outs: 1 person not to be messaged",
      "0 FAILED, 1 warning.",
    ])
      expect(lines).toContain(line);
    expect(out).toMatch(
      /\nwarning {2}Unknown outcomes: 1, the oldest from \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\./,
    );
    expect(out).not.toContain("+12065550142");
    expect(out).not.toContain("a text that");
  });

  it("runs the sandbox, and says so", async () => {
    const folder = stateFolder();
    await guardedCalls(folder, { kind: "sandbox", now: Date.now }).perform({ mode: "allow" });
    const { exit, out } = await examine(folder, {
      args: ["--sandbox", "--numbers-usd-per-day", "none"],
      env: {},
    });
    expect(exit).toBe(0);
    expect(out).toContain("Carrier: the sandbox inside this process (nothing is real) answers");
    expect(out).toContain(`${ledgerFile(folder, "sandbox")} opens and is sound`);
    expect(out).toContain("1 number, $2.25\n");
    expect(out).toContain("numbers_usd_per_day: set by --numbers-usd-per-day");
    expect(out).toContain("All is well.");
    expect(existsSync(ledgerFile(folder, "real"))).toBe(false);
  });
});

describe("finds", () => {
  it("wrong settings, and looks into the ledger all the same", async () => {
    const folder = stateFolder();
    await guardedCalls(folder, { now: Date.now }).perform({ mode: "allow" });
    const { exit, out } = await examine(folder, { args: ["--spend", "maybe"] });
    expect(exit).toBe(1);
    expect(out).toMatch(/\nFAILED {3}Settings: --spend is "maybe"/);
    expect(out).toContain("Carrier and clock: not looked at");
    expect(out).toContain("opens and is sound");
    expect(out).toContain("1 number, $2.25\n");
    expect(out).toContain("1 FAILED, 1 warning.");
  });

  it("that there are no keys, and needs none for the ledger", async () => {
    const { exit, out } = await examine(stateFolder(), { env: {} });
    expect(exit).toBe(1);
    expect(out).toContain("FAILED   Settings: FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY are not set.");
    expect(out).toContain("Ledger: not made yet");
  });

  it("keys that are refused, or cannot be sent", async () => {
    const refused = await examine(stateFolder(), {
      env: { ...environment(), FLOWROUTE_SECRET_KEY: "wrong-key" },
    });
    expect(refused.exit).toBe(1);
    expect(refused.out).toMatch(/FAILED {3}Carrier: \S+ answers\. Flowroute refused the keys/);
    expect(refused.out).not.toContain("wrong-key");
    const unsendable = await examine(stateFolder(), {
      env: { ...environment(), FLOWROUTE_ACCESS_KEY: "a:b" },
    });
    expect(unsendable.exit).toBe(1);
    expect(unsendable.out).toContain("FLOWROUTE_ACCESS_KEY");
  });

  it("that nobody is there", async () => {
    const { exit, out } = await examine(stateFolder(), {
      env: { ...environment(), FLOWROUTE_BASE_URL: "http://127.0.0.1:1" },
    });
    expect(exit).toBe(1);
    expect(out).toContain(
      "FAILED   Carrier: 127.0.0.1:1 did not answer as it should. Flowroute cannot be reached",
    );
  });

  it("a carrier that fails, asked once", async () => {
    let requests = 0;
    const server = createServer((_, answer) => {
      requests += 1;
      answer.writeHead(503).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const { exit, out } = await examine(stateFolder(), {
      env: { ...environment(), FLOWROUTE_BASE_URL: `http://127.0.0.1:${port}` },
    });
    expect(exit).toBe(1);
    expect(out).toContain("Flowroute failed (HTTP 503).");
    expect(requests).toBe(1);
  });

  it("a clock that is wrong", async () => {
    const off = (ms: number) => examine(stateFolder(), { now: () => Date.now() + ms });
    const [little, much] = await Promise.all([off(30_000), off(-120_000)]);
    expect(little.exit).toBe(0);
    expect(little.out).toMatch(/warning {2}Clock: this machine is (29|30) s ahead/);
    expect(much.exit).toBe(1);
    expect(much.out).toMatch(/FAILED {3}Clock: this machine is (119|120) s behind/);
  });

  it("keys in clear text", async () => {
    const { out } = await examine(stateFolder(), {
      args: ["--timeout-seconds", "1"],
      env: { ...environment(), FLOWROUTE_BASE_URL: "http://192.0.2.1" },
    });
    expect(out).toContain("warning  FLOWROUTE_BASE_URL is http on another machine");
  });

  it.skipIf(process.platform === "win32")("a folder that others may look into", async () => {
    const folder = stateFolder();
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    const open = await examine(folder);
    expect(open.exit).toBe(0);
    expect(open.out).toContain("warning  State folder: other users of this machine may look into");
    chmodSync(folder, 0o700);
    expect((await examine(folder)).out).toContain("All is well.");
  });

  it("a place where no folder can be", async () => {
    const parent = stateFolder();
    writeFileSync(parent, "a file");
    const { exit, out } = await examine(`${parent}/below/it`);
    expect(exit).toBe(1);
    expect(out).toContain(`because ${parent} is no folder`);
  });

  it.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "a folder that is read-only",
    async () => {
      const folder = stateFolder();
      mkdirSync(folder, { mode: 0o500 });
      const { exit, out } = await examine(folder);
      expect(exit).toBe(1);
      expect(out).toContain("may not be written by this user");
    },
  );

  it("a ledger that is damaged", async () => {
    const folder = stateFolder();
    mkdirSync(folder);
    writeFileSync(ledgerFile(folder, "real"), "This is no database. ".repeat(100));
    const { exit, out } = await examine(folder);
    expect(exit).toBe(1);
    expect(out).toMatch(/FAILED {3}Ledger: The ledger .* cannot be used: .*\n {9}Until this is solved/);
  });

  it("damage inside of a ledger that opens", async () => {
    const folder = stateFolder();
    const path = ledgerFile(folder, "real");
    const database = await openSqlite(path);
    const [table] = await database.all("SELECT rootpage FROM sqlite_master WHERE name = 'opt_outs'");
    const [page] = await database.all("PRAGMA page_size");
    await database.close();
    const size = Number(page?.["page_size"]);
    const file = openSync(path, "r+");
    writeSync(file, Buffer.alloc(size, "damage"), 0, size, (Number(table?.["rootpage"]) - 1) * size);
    closeSync(file);
    const { exit, out } = await examine(folder);
    expect({ exit, out }).toEqual({ exit: 1, out: expect.stringContaining("is damaged") });
  });
});
