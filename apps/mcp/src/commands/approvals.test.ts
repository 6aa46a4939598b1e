import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { asRead } from "../guard/approval.ts";
import { since } from "../guard/ledger/audit.ts";
import { fakeTerminal, guardedCalls, inFolder, MINUTE, NOON, stateFolder } from "./for-tests.ts";
import { runCommand } from "./run-command.ts";

const list = async (folder: string, options: Parameters<typeof fakeTerminal>[0] = {}, at = NOON) => {
  const { terminal, shown } = fakeTerminal(options);
  const exit = await runCommand({ kind: "approvals", ledger: inFolder(folder) }, terminal, () => at);
  return { exit, ...shown };
};

it("makes no ledger to say that nothing waits", async () => {
  const folder = stateFolder();
  expect(await list(folder)).toMatchObject({
    exit: 0,
    out: `Nothing waits for a person: there is no ledger in ${folder}.\n`,
  });
  expect(existsSync(folder)).toBe(false);
});

it("shows the whole of what waits, oldest first, with its code", async () => {
  const folder = stateFolder();
  let now = NOON - 5 * MINUTE;
  const { perform, newestCode } = guardedCalls(folder, { now: () => now });
  await perform();
  const older = asRead(await newestCode());
  now = NOON - MINUTE;
  const body = `From +12065550123 to +12065550142: "${"Your table is ready. ".repeat(12)}" (2 segments)`;
  await perform({
    effect: "send",
    question: "Send this message?",
    whats: [body],
    costNanodollars: 8_000_000,
  });
  const newer = asRead(await newestCode());
  const { exit, out } = await list(folder);
  expect(exit).toBe(0);
  expect(out).toMatch(/^CODE +WHAT WOULD HAPPEN +COST +ASKED BY\n/);
  expect(out).toMatch(new RegExp(`${older}.*\\$2\\.25.*test-host 1\\.0\\.0\n(.*\n)*${newer}.*\\$0\\.008`));
  expect(out).toMatch(/14:27 UTC\n(.|\n)*good for 10 min\n(.|\n)*14:31 UTC\n(.|\n)*good for 14 min\n/);
  expect(out.match(/table is ready|table\s+is\s+ready/g)).toHaveLength(12);
  expect(out).toContain(`flowroute-mcp approve CODE --state ${folder}`);
});

it("tells who was proven to ask, whatever the host calls itself", async () => {
  const folder = stateFolder();
  const { perform } = guardedCalls(folder);
  await perform({ subject: "token:support-desk" });
  await perform({ subject: "token:shop", caller: "x) token:support-desk (y" });
  const { out } = await list(folder, { width: 200 });
  expect(out).toContain("  token:support-desk (test-host 1.0.0)\n");
  expect(out).toContain('  token:shop ("x) token:support-desk (y")\n');
});

it("tells no code to another program", async () => {
  const folder = stateFolder();
  const { perform, newestCode } = guardedCalls(folder);
  await perform();
  const code = await newestCode();
  const { exit, out, err } = await list(folder, { isInteractive: false });
  expect(exit).toBe(0);
  expect(out).toContain("(shown on a terminal)");
  expect(out).toContain("A person has to decide this.");
  expect(out + err).not.toContain(code);
  expect(out + err).not.toContain(asRead(code));
});

it("marks what waits on the sandbox, after what is real", async () => {
  const folder = stateFolder();
  await guardedCalls(folder, { kind: "sandbox", now: () => NOON - MINUTE }).perform();
  expect((await list(folder)).out).toMatch(/\nsandbox /);
  await guardedCalls(folder).perform();
  expect((await list(folder)).out).toMatch(/\$2\.25(.|\n)*\$2\.25(.|\n)*\nsandbox /);
});

it("ends what is overdue", async () => {
  const folder = stateFolder();
  const { perform, database } = guardedCalls(folder);
  await perform();
  expect((await list(folder, {}, NOON + 15 * MINUTE)).out).toContain("less than 1 min");
  expect(await list(folder, {}, NOON + 15 * MINUTE + 1)).toMatchObject({
    exit: 0,
    out: "Nothing waits for a person.\n",
  });
  const states = (await since(await database(), 0, 0, 10)).map(({ state }) => state);
  expect(states).toEqual(["awaiting_approval", "expired"]);
});

it("lets no text of a message act on the terminal", async () => {
  const folder = stateFolder();
  await guardedCalls(folder).perform({ whats: ["pay\u001b[2K\u001b[1A \u202eme\u009b1A\u200b"] });
  const { out } = await list(folder);
  expect(out).toContain("pay\\u{1b}[2K\\u{1b}[1A \\u{202e}me\\u{9b}1A\\u{200b}");
  expect(out).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
});
