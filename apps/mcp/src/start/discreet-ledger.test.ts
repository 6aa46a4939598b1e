import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createLedgerFile } from "../guard/ledger/ledger-file.ts";
import { type Database, LedgerError } from "../guard/ledger/sql.ts";
import { discreetLedger } from "./discreet-ledger.ts";

const WITHHELD = "The ledger cannot be used now; the server's log says why.";

function open() {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-discreet-"));
  const below = join(folder, "state");
  const told: string[] = [];
  const outage = {
    met: (error: Error) => told.push(error.message),
    ended: () => told.push("over"),
  };
  const ledger = discreetLedger(createLedgerFile(below, "real"), outage);
  onTestFinished(async () => {
    await ledger.close();
    rmSync(folder, { recursive: true });
  });
  return { below, told, ledger };
}

it("a ledger that cannot be opened tells its path to the operator, and to nobody who calls", async () => {
  const { below, told, ledger } = open();
  writeFileSync(below, "in the way");
  await expect(ledger.open()).rejects.toThrow(new LedgerError(WITHHELD));
  expect(told).toEqual([expect.stringContaining(below)]);
  rmSync(below);
  const database = await ledger.open();
  await ledger.open();
  // That it is open is not that it answers.
  expect(told.slice(1)).toEqual([]);
  await database.all("SELECT 1");
  expect(told.slice(1)).toEqual(["over"]);
});

it.each<[string, (database: Database) => Promise<unknown>]>([
  ["a question", (database) => database.all("SELECT * FROM nothing")],
  ["a change", (database) => database.run("DELETE FROM nothing")],
  ["a transaction", (database) => database.transaction((sql) => sql.all("SELECT * FROM nothing"))],
])("%s that fails is withheld, and told once, also where it comes through a transaction", async (_, ask) => {
  const { below, told, ledger } = open();
  const database = await ledger.open();
  told.length = 0;
  const withheld = await ask(database).catch((error: unknown) => error);
  expect(withheld).toEqual(new LedgerError(WITHHELD));
  await expect(database.transaction(() => Promise.reject(withheld))).rejects.toBe(withheld);
  expect(told).toEqual([expect.stringContaining(below)]);
});

it("what is no error of the ledger, and what it answers, passes as it is", async () => {
  const { told, ledger } = open();
  const database = await ledger.open();
  await expect(database.transaction(() => Promise.reject(new Error("mine")))).rejects.toThrow("mine");
  expect(await database.all("SELECT 7 AS seven")).toEqual([{ seven: 7 }]);
  expect(await ledger.open()).toBe(database);
  expect(told).not.toContain("mine");
});
