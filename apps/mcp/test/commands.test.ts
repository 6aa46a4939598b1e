import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asRead } from "../src/guard/approval.ts";
import { createGuard } from "../src/guard/guard.ts";
import { waiting } from "../src/guard/ledger/approvals.ts";
import { since } from "../src/guard/ledger/audit.ts";
import { createLedgerFile, type LedgerFile } from "../src/guard/ledger/ledger-file.ts";
import { contextOn, OPEN_RULES } from "./guard-context.ts";
import { CLI } from "./hosts.ts";
import { atTerminal, hasTerminal } from "./terminal.ts";

let parent: string;
let folder: string;
let ledger: LedgerFile;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "flowroute-mcp-state-"));
  folder = join(parent, "state");
  ledger = createLedgerFile(folder, "real");
});
afterEach(async () => {
  await ledger.close();
  rmSync(parent, { recursive: true, force: true });
});

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    env: { FLOWROUTE_MCP_STATE: folder },
    input: "yes\n",
    encoding: "utf8",
    timeout: 20_000,
  });
  return { status, stdout, stderr };
};

/** A call that the guard holds back for a person, made again when it is called again. */
async function callThatWaits() {
  const policy = { ...OPEN_RULES.policy, spend: "confirm" as const };
  const context = contextOn(ledger.open, { rules: { ...OPEN_RULES, policy } });
  const guard = createGuard(context);
  const perform = () =>
    guard.perform<undefined, string>({
      tool: "purchase_number",
      effect: "spend",
      plan: {
        question: "Buy this number on Flowroute, $2.25 in all?",
        steps: [
          {
            what: "+12065550123 for $2.25 now",
            record: "Buy +12065550123 for $2.25 now",
            key: ["+12065550123"],
            target: {},
            costNanodollars: 2_250_000_000,
            data: undefined,
          },
        ],
      },
      again: "check",
      repeat: false,
      execute: async () => ({ state: "succeeded", result: "bought" }),
      readResult: String,
      check: () => "Look with get_number.",
      caller: { name: "test-host 1.0.0", subject: "local", canAsk: false },
      signal: new AbortController().signal,
      onProgress: () => {},
    });
  expect((await perform()).kind).toBe("refused");
  const [approval] = await waiting(await ledger.open());
  if (approval === undefined) throw new Error("nothing waits");
  return { perform, code: approval.code };
}

describe("without a ledger", () => {
  it.each([
    [["approvals"], /^Nothing waits for a person: there is no ledger in /],
    [["audit"], /^Nothing has been done yet: there is no ledger in /],
    [["audit", "--json"], /^\[\]\n$/],
    [["opt-outs"], /^Nobody has opted out/],
  ])("%j says so and makes none", (args, said) => {
    expect(run(...args)).toEqual({ status: 0, stdout: expect.stringMatching(said), stderr: "" });
    expect(existsSync(folder)).toBe(false);
  });
});

describe("a program", () => {
  it("cannot approve or refuse, and is told no code", async () => {
    const { code, perform } = await callThatWaits();
    for (const command of ["approve", "deny"]) {
      const { status, stdout, stderr } = run(command, code);
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toContain("a person has to do this at a terminal");
    }
    const { status, stdout } = run("approvals");
    expect(status).toBe(0);
    expect(stdout).toContain("(shown on a terminal)");
    expect(stdout).not.toContain(asRead(code));
    expect((await perform()).kind).toBe("refused");
  });
});

describe.skipIf(!hasTerminal)("at a terminal (skipped where there is no script of util-linux)", () => {
  it("a person sees what would happen, approves it, and it is done once", async () => {
    const { code, perform } = await callThatWaits();
    const listed = atTerminal("", "approvals", "--state", folder);
    expect(listed.status).toBe(0);
    expect(listed.stdout).toContain(asRead(code));
    const { status, stdout } = atTerminal("yes\n", "approve", asRead(code).toLowerCase(), "--state", folder);
    expect(stdout).toContain("+12065550123 for $2.25 now");
    expect(stdout).toMatch(/Approved until \d\d:\d\d UTC, for one use\./);
    expect(status).toBe(0);
    expect((await perform()).kind).toBe("performed");
    const entries = await since(await ledger.open(), 0, 0, 10);
    expect(entries.map(({ state, approval }) => [state, approval])).toEqual([
      ["awaiting_approval", null],
      ["approved", expect.stringMatching(/ in a terminal$/)],
      ["executing", null],
      ["succeeded", null],
    ]);
    const { stdout: audit } = run("audit");
    expect(audit).toMatch(/Buy \+12065550123 .*succeeded .* in a terminal/);
    expect(audit).toContain("1 succeeded, 0 failed, 0 unknown, 0 refused; $2.25 spent");
  });

  it("another answer than yes approves nothing", async () => {
    const { code, perform } = await callThatWaits();
    expect(atTerminal("y\n", "approve", code, "--state", folder).status).toBe(1);
    expect((await perform()).kind).toBe("refused");
  });
});
