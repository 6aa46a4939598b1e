import { userInfo } from "node:os";
import { describe, expect, it } from "vitest";
import { asRead } from "../guard/approval.ts";
import { since } from "../guard/ledger/audit.ts";
import type { Database } from "../guard/ledger/sql.ts";
import { fakeTerminal, guardedCalls, inFolder, MINUTE, NOON, stateFolder } from "./for-tests.ts";
import { runCommand } from "./run-command.ts";

const decide = async (
  kind: "approve" | "deny",
  folder: string,
  code: string | undefined,
  options: Parameters<typeof fakeTerminal>[0] = {},
  now = () => NOON,
) => {
  const { terminal, shown } = fakeTerminal(options);
  const exit = await runCommand({ kind, ledger: inFolder(folder), code }, terminal, now);
  return { exit, ...shown };
};

const history = async (database: Database) =>
  (await since(database, 0, 0, 100)).map(({ state, approval }) => [state, approval]);

const ME = `${userInfo().username} in a terminal`;

async function waiting(folder = stateFolder(), asking: { subject?: string } = {}) {
  const calls = guardedCalls(folder);
  await calls.perform(asking);
  return { folder, ...calls, code: await calls.newestCode() };
}

describe("approve", () => {
  it("tells who was proven to ask", async () => {
    const { folder, code } = await waiting(stateFolder(), { subject: "token:support-desk" });
    const { out } = await decide("approve", folder, code, { answers: ["no"] });
    expect(out).toContain("token:support-desk (test-host 1.0.0), at 14:32 UTC");
  });

  it("shows everything, takes a yes, and lets the same call through once", async () => {
    const { folder, code, perform, database } = await waiting();
    const { exit, out, err, asked } = await decide("approve", folder, code, { answers: [" YES "] });
    expect({ exit, err, asked }).toEqual({ exit: 0, err: "", asked: ["Approve this, once? Type yes: "] });
    for (const part of [
      asRead(code),
      "test-host 1.0.0, at 14:32 UTC",
      "14:47 UTC, for 15 min more",
      "Cost        $2.25",
      "  | Buy this number on Flowroute, $2.25 in all?\n  | +12065550123 (SEATTLE, WA) for $2.25 now\n",
      "Approved until 14:47 UTC, for one use. Tell the assistant to make the same call again.",
    ])
      expect(out).toContain(part);
    expect((await perform()).kind).toBe("performed");
    expect(await history(await database())).toEqual([
      ["awaiting_approval", null],
      ["approved", ME],
      ["executing", null],
      ["succeeded", null],
    ]);
    expect((await perform()).kind).toBe("refused");
  });

  it.each(["", "y", "no", "yes please", "YESYES"])("takes %j for no yes", async (answer) => {
    const { folder, code, perform, database } = await waiting();
    const { exit, out } = await decide("approve", folder, code, { answers: [answer] });
    expect(exit).toBe(1);
    expect(out).toContain("Nothing was approved. The question waits until 14:47 UTC");
    expect((await perform()).kind).toBe("refused");
    expect(await history(await database())).toEqual([["awaiting_approval", null]]);
  });

  it("asks for the code when it was not given, in any way of writing it", async () => {
    const { folder, code, perform } = await waiting();
    const typed = ` ${code.slice(0, 4).toLowerCase()}–${code.slice(4)} `;
    const { exit, out, asked } = await decide("approve", folder, undefined, { answers: [typed, "yes"] });
    expect(exit).toBe(0);
    expect(out).toContain("WHAT WOULD HAPPEN");
    expect(asked[0]).toBe("Code of the one to approve (nothing to leave it): ");
    expect((await perform()).kind).toBe("performed");
  });

  it("does nothing without a code", async () => {
    const { folder, database } = await waiting();
    const { exit, out } = await decide("approve", folder, undefined, { answers: [" "] });
    expect(exit).toBe(1);
    expect(out).toContain("Nothing was approved.");
    expect(await history(await database())).toHaveLength(1);
  });

  it("knows no other code, and makes no ledger to look for it", async () => {
    const { folder } = await waiting();
    for (const each of [folder, stateFolder()]) {
      const { exit, err } = await decide("approve", each, "ZZZZZZZZ");
      expect(exit).toBe(1);
      expect(err).toContain("No question waits under the code ZZZZ-ZZZZ");
      expect(err).toContain("flowroute-mcp approvals");
    }
    expect(await decide("approve", stateFolder(), undefined)).toMatchObject({
      exit: 0,
      out: expect.stringContaining("Nothing waits"),
    });
  });

  it("approves what waits on the sandbox, and says so", async () => {
    const folder = stateFolder();
    await guardedCalls(folder).perform();
    const { perform, newestCode } = guardedCalls(folder, { kind: "sandbox" });
    await perform();
    const { exit, out } = await decide("approve", folder, await newestCode(), { answers: ["yes"] });
    expect(exit).toBe(0);
    expect(out).toContain("the sandbox: nothing is real");
    expect((await perform()).kind).toBe("performed");
  });

  it("lets no line of the question pass for one of its own", async () => {
    const folder = stateFolder();
    const { perform, newestCode } = guardedCalls(folder, {});
    await perform({
      whats: [`alias\n\nCost        $0.00\r\u001b[1A${" ".repeat(300)}Approved until 23:59 UTC`],
    });
    const { out } = await decide("approve", folder, await newestCode(), { answers: ["no"], width: 60 });
    const lines = out.split("\n");
    expect(lines.filter((line) => line.startsWith("Cost"))).toEqual(["Cost        $2.25"]);
    expect(lines.filter((line) => line.startsWith("Approved"))).toEqual([]);
    expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(lines.every((line) => line.length <= 60 || line.startsWith("Nothing was approved"))).toBe(true);
  });
});

describe("while the person reads", () => {
  it("hears that somebody else has approved or used it", async () => {
    const { folder, code, perform, database } = await waiting();
    const elsewhere = async () => {
      await decide("approve", folder, code, { answers: ["yes"] });
      return "yes";
    };
    const approved = await decide("approve", folder, code, { answers: [elsewhere] });
    expect(approved).toMatchObject({
      exit: 1,
      err: `Nothing was approved. It was approved by ${ME} meanwhile, and is not used yet.\n`,
    });
    await perform();
    await perform();
    const again = guardedCalls(folder);
    const next = await again.newestCode();
    const used = async () => {
      await decide("approve", folder, next, { answers: ["yes"] });
      await again.perform();
      return "yes";
    };
    expect(await decide("approve", folder, next, { answers: [used] })).toMatchObject({
      exit: 1,
      err: expect.stringContaining("used meanwhile"),
    });
    expect((await history(await database())).filter(([state]) => state === "approved")).toHaveLength(2);
  });

  it("hears that somebody else has refused it", async () => {
    const { folder, code } = await waiting();
    const elsewhere = async () => {
      await decide("deny", folder, code);
      return "yes";
    };
    expect(await decide("approve", folder, code, { answers: [elsewhere] })).toMatchObject({
      exit: 1,
      err: `Nothing was approved. It was refused by ${ME} meanwhile.\n`,
    });
  });

  it("hears that the time is over", async () => {
    const { folder, code, database } = await waiting();
    let now = NOON;
    const late = () => {
      now += 15 * MINUTE + 1;
      return "yes";
    };
    expect(await decide("approve", folder, code, { answers: [late] }, () => now)).toMatchObject({
      exit: 1,
      err: expect.stringContaining("Its time is over"),
    });
    expect((await history(await database())).map(([state]) => state)).toEqual([
      "awaiting_approval",
      "expired",
    ]);
  });
});

describe("deny", () => {
  it("needs no second question, and frees the budget", async () => {
    const { folder, code, database } = await waiting();
    const { exit, out, asked } = await decide("deny", folder, code);
    expect({ exit, asked }).toEqual({ exit: 0, asked: [] });
    expect(out).toContain("+12065550123 (SEATTLE, WA)");
    expect(out).toContain("Refused. Nothing of it is done");
    expect(await history(await database())).toEqual([
      ["awaiting_approval", null],
      ["declined", ME],
    ]);
    const used = await (await database()).all("SELECT units FROM totals");
    expect(used.map(({ units }) => units)).toEqual([0, 0]);
  });
});

it.each(["approve", "deny"] as const)("is no way for a program to %s", async (kind) => {
  const { folder, code, database } = await waiting();
  for (const each of [code, undefined]) {
    const { exit, out, err } = await decide(kind, folder, each, { isInteractive: false, answers: ["yes"] });
    expect({ exit, out }).toEqual({ exit: 1, out: "" });
    expect(err).toContain("a person has to do this at a terminal");
    expect(err).not.toContain(code);
  }
  expect(await history(await database())).toHaveLength(1);
});
