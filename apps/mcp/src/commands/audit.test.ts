import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { fakeTerminal, guardedCalls, inFolder, MINUTE, NOON, stateFolder } from "./for-tests.ts";
import { runCommand } from "./run-command.ts";

type Options = {
  sinceText?: string;
  caller?: string;
  json?: boolean;
  sandbox?: boolean;
  width?: number;
  at?: number;
};

const audit = async (folder: string, options: Options = {}) => {
  const { sinceText = "7d", caller, json = false, sandbox = false, width = 160, at = NOON } = options;
  const { terminal, shown } = fakeTerminal({ isInteractive: false, width });
  const exit = await runCommand(
    { kind: "audit", ledger: inFolder(folder), sinceText, caller, json, sandbox },
    terminal,
    () => at,
  );
  return { exit, ...shown };
};

const approve = async (folder: string, code: string, at: number) => {
  const { terminal } = fakeTerminal({ answers: ["yes"] });
  expect(await runCommand({ kind: "approve", ledger: inFolder(folder), code }, terminal, () => at)).toBe(0);
};

it("makes no ledger to say that nothing was done", async () => {
  const folder = stateFolder();
  expect(await audit(folder)).toEqual({
    exit: 0,
    out: `Nothing has been done yet: there is no ledger in ${folder}.\n`,
    err: "",
    asked: [],
  });
  expect(await audit(folder, { json: true })).toMatchObject({ exit: 0, out: "[]\n" });
  expect(existsSync(folder)).toBe(false);
});

/** Four operations: by policy, by a person, failed and unknown. */
async function fourOperations(folder: string) {
  let now = NOON - 10 * MINUTE;
  const { perform, newestCode } = guardedCalls(folder, { now: () => now });
  await perform({ mode: "allow", effect: "send", whats: ["message one"], costNanodollars: 4_000_000 });
  await perform({ whats: ["+12065550124 for $2.25 now"] });
  now += MINUTE;
  await perform({
    mode: "allow",
    whats: ["+12065550125"],
    execution: () => ({ state: "failed", reason: "Nothing was done. Somebody else bought it." }),
  });
  await perform({
    mode: "allow",
    whats: ["+12065550126"],
    costNanodollars: 1_250_000_000,
    execution: () => ({ state: "unknown", reason: "The connection was cut." }),
  });
  now += MINUTE;
  await approve(folder, await newestCode(), now);
  now += MINUTE;
  await perform({ whats: ["+12065550124 for $2.25 now"] });
}

it("tells each operation once, as it is now, in the order in which they began", async () => {
  const folder = stateFolder();
  await fourOperations(folder);
  const { exit, out } = await audit(folder);
  expect(exit).toBe(0);
  const lines = out.split("\n").map((line) => line.trimEnd().replace(/ {2,}/g, " | "));
  expect(lines).toEqual([
    "TIME (UTC) | WHO | WHAT | COST | OUTCOME | APPROVAL",
    "2026-11-24 14:22:05 | test-host 1.0.0 | Record of message one | $0.004 | succeeded | policy",
    expect.stringMatching(
      /^2026-11-24 14:25:05 \| test-host 1.0.0 \| Record of \+12065550124 for \$2.25 now \| \$2.25 \| succeeded \| .+ in a terminal$/,
    ),
    "2026-11-24 14:23:05 | test-host 1.0.0 | Record of +12065550125 | failed | policy",
    " | Nothing was done. Somebody else bought it.",
    "2026-11-24 14:23:05 | test-host 1.0.0 | Record of +12065550126 | $1.25 | unknown | policy",
    " | The connection was cut.",
    "",
    "2 succeeded, 1 failed, 1 unknown, 0 refused; $3.504 spent, with what is unknown.",
    "",
  ]);
});

it("knows who allowed what was approved before the period", async () => {
  const folder = stateFolder();
  await fourOperations(folder);
  const { out } = await audit(folder, { sinceText: "8m", at: NOON + MINUTE - 1000 });
  expect(out).toMatch(/14:25:05 .*\+12065550124.* in a terminal\n/);
  expect(out).toContain("1 succeeded, 0 failed, 0 unknown, 0 refused; $2.25 spent");
  expect((await audit(folder, { sinceText: "1m" })).out).toBe(
    "Nothing was done since 2026-11-24 14:31:05 UTC.\n",
  );
});

it("gives every entry as JSON, over many pages", async () => {
  const folder = stateFolder();
  const { perform } = guardedCalls(folder);
  const whats = Array.from({ length: 400 }, (_, index) => `message ${index} \u202e\u009b`);
  await perform({ mode: "allow", effect: "send", whats, costNanodollars: 4_000_000 });
  const { exit, out } = await audit(folder, { json: true });
  expect(exit).toBe(0);
  expect(out).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
  const entries = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(out));
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 1199 }, (_, index) => index + 1));
  expect(entries[0]).toEqual({
    seq: 1,
    at: "2026-11-24T14:32:05.000Z",
    account: "account-1",
    operation_id: expect.any(String),
    tool: "send_message",
    effect: "send",
    caller: "test-host 1.0.0",
    subject: "local",
    what: "Record of message 0 \u202e\u009b",
    state: "executing",
    units: 1,
    cost_usd: 0.004,
    approval: null,
    detail: null,
  });
});

it("tells who was proven to call, and lists what one of them did", async () => {
  const folder = stateFolder();
  const { perform } = guardedCalls(folder);
  const whats = (name: string) => ({ mode: "allow" as const, whats: [name] });
  await perform(whats("one"));
  await perform({ ...whats("two"), subject: "token:support-desk" });
  await perform({ ...whats("three"), subject: "oauth:ann", caller: "token:support-desk (x)" });
  const { out } = await audit(folder);
  expect(out).toMatch(/ {2}test-host 1\.0\.0 +Record of one /);
  expect(out).toMatch(/ {2}token:support-desk \(test-host 1\.0\.0\) +Record of two /);
  expect(out).toMatch(/ {2}oauth:ann \("token:support-desk \(x\)"\) +Record of three /);

  const desk = await audit(folder, { caller: "token:support-desk" });
  expect(desk.out).toContain("Record of two");
  expect(desk.out).toMatch(/\n1 succeeded, 0 failed, 0 unknown, 0 refused; \$2\.25 spent/);
  expect(desk.out).not.toMatch(/Record of (one|three)/);
  const asJson = await audit(folder, { caller: "oauth:ann", json: true });
  expect(JSON.parse(asJson.out)).toMatchObject([
    { subject: "oauth:ann", caller: "token:support-desk (x)", state: "executing" },
    { subject: "oauth:ann", state: "succeeded" },
  ]);
  expect((await audit(folder, { caller: "token:nobody" })).out).toBe(
    "Nothing was done by token:nobody since 2026-11-17 14:32:05 UTC.\n",
  );
});

it("keeps the sandbox apart", async () => {
  const folder = stateFolder();
  await guardedCalls(folder, { kind: "sandbox" }).perform({ mode: "allow" });
  expect((await audit(folder)).out).toContain("there is no ledger");
  expect((await audit(folder, { sandbox: true })).out).toContain("1 succeeded");
});

it("breaks no number on a narrow terminal", async () => {
  const folder = stateFolder();
  await fourOperations(folder);
  const { out } = await audit(folder, { width: 80 });
  for (const number of ["+12065550124", "+12065550125", "+12065550126", "2026-11-24 14:22:05", "$3.504"])
    expect(out).toContain(number);
});
