import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { since } from "../guard/ledger/audit.ts";
import { about, hear } from "../guard/ledger/opt-outs.ts";
import { fakeTerminal, guardedCalls, inFolder, NOON, stateFolder } from "./for-tests.ts";
import type { OptOutAction } from "./opt-outs.ts";
import { runCommand } from "./run-command.ts";

const NUMBER = "+12065550142";
const SAID = {
  account: "account-1",
  number: NUMBER,
  state: "out",
  at: NOON - 1000,
  source: "mdr2-0123456789abcdef",
} as const;

const optOuts = async (folder: string, action: OptOutAction, isInteractive = true) => {
  const { terminal, shown } = fakeTerminal({ isInteractive });
  const exit = await runCommand({ kind: "opt-outs", ledger: inFolder(folder), action }, terminal, () => NOON);
  return { exit, ...shown };
};

const ledgerOf = (folder: string) => guardedCalls(folder).database();

describe("without a ledger", () => {
  it("nobody has opted out, and nothing can be changed", async () => {
    const folder = stateFolder();
    expect(await optOuts(folder, { do: "list" })).toMatchObject({
      exit: 0,
      out: `Nobody has opted out: there is no ledger in ${folder}.\n`,
    });
    for (const what of ["add", "clear"] as const)
      expect(await optOuts(folder, { do: what, number: NUMBER })).toMatchObject({
        exit: 1,
        err: expect.stringContaining("Nothing was changed: there is no ledger"),
      });
    expect(existsSync(folder)).toBe(false);
  });
});

it("lets nobody clear without a terminal; listing and adding need none", async () => {
  const folder = stateFolder();
  await hear(await ledgerOf(folder), SAID);
  expect(await optOuts(folder, { do: "clear", number: NUMBER }, false)).toMatchObject({
    exit: 1,
    err: expect.stringContaining("a person has to do this at a terminal"),
  });
  expect(await about(await ledgerOf(folder), SAID.account, NUMBER)).toMatchObject({ state: "out" });
  expect(await optOuts(folder, { do: "list" }, false)).toMatchObject({ exit: 0 });
  expect(await optOuts(folder, { do: "add", number: "+12065550143" }, false)).toMatchObject({ exit: 0 });
});

it("lists who is out, since when and how that was learned", async () => {
  const folder = stateFolder();
  const database = await ledgerOf(folder);
  expect((await optOuts(folder, { do: "list" })).out).toBe("Nobody has opted out.\n");
  await hear(database, SAID);
  await hear(database, { ...SAID, number: "+12065550143", at: NOON, source: "operator" });
  await hear(database, { ...SAID, number: "+12065550144", state: "in" });
  expect((await optOuts(folder, { do: "list" })).out).toBe(
    [
      "NUMBER        SINCE (UTC)          LEARNED FROM",
      "+12065550143  2026-11-24 14:32:05  operator",
      "+12065550142  2026-11-24 14:32:04  message mdr2-0123456789abcdef",
      "",
    ].join("\n"),
  );
  await hear(database, { ...SAID, account: "account-2" });
  expect((await optOuts(folder, { do: "list" })).out).toMatch(/ACCOUNT\n.*account-1\n(.|\n)*account-2/);
});

it("clears for every account, and keeps that in the audit", async () => {
  const folder = stateFolder();
  const database = await ledgerOf(folder);
  await hear(database, SAID);
  // The carrier's clock can be ahead of this one.
  await hear(database, { ...SAID, account: "account-2", at: NOON + 5000 });
  expect(await optOuts(folder, { do: "clear", number: NUMBER })).toMatchObject({
    exit: 0,
    out: `${NUMBER} may be messaged again by 2 accounts, until the person writes STOP.\n`,
  });
  for (const account of ["account-1", "account-2"])
    expect(await about(database, account, NUMBER)).toMatchObject({ state: "in", source: "operator" });
  expect(await since(database, 0, 0, 10)).toMatchObject([
    {
      at: NOON,
      account: "account-1",
      operation_id: null,
      tool: "opt_outs",
      effect: "send",
      caller: expect.stringMatching(/ in a terminal$/),
      what: `Clear the opt-out of ${NUMBER}`,
      state: "succeeded",
      units: 0,
      nanodollars: 0,
    },
    { account: "account-2" },
  ]);
  expect(await optOuts(folder, { do: "clear", number: NUMBER })).toMatchObject({
    exit: 1,
    err: `Nothing was changed: ${NUMBER} has not opted out of any account.\n`,
  });
});

it("adds for every account that the ledger knows", async () => {
  const folder = stateFolder();
  const database = await ledgerOf(folder);
  expect(await optOuts(folder, { do: "add", number: NUMBER })).toMatchObject({
    exit: 1,
    err: expect.stringContaining("knows no account yet"),
  });
  await guardedCalls(folder).perform({ mode: "allow" });
  await hear(database, { ...SAID, account: "account-2", number: "+12065550143" });
  await hear(database, { ...SAID, account: "account-3" });
  expect(await optOuts(folder, { do: "add", number: NUMBER })).toMatchObject({
    exit: 0,
    out: `${NUMBER} is not messaged any more by 2 accounts, until the person writes START or you clear it.\n`,
  });
  for (const [account, source] of [
    ["account-1", "operator"],
    ["account-2", "operator"],
    ["account-3", SAID.source],
  ] as const)
    expect(await about(database, account, NUMBER)).toMatchObject({ state: "out", source });
  expect((await since(database, 0, 0, 10)).filter(({ tool }) => tool === "opt_outs")).toHaveLength(2);
  expect(await optOuts(folder, { do: "add", number: NUMBER })).toMatchObject({
    exit: 0,
    out: `${NUMBER} has opted out already.\n`,
  });
});
