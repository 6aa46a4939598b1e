import { existsSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryLedger } from "../../../test/guard-context.ts";
import { hasPostgres } from "../../../test/new-database.ts";
import { openPostgresProxy } from "../../../test/postgres-proxy.ts";
import { ledgerFile } from "./ledger-file.ts";
import { createLedger, isForGood, isInDatabase } from "./ledger-place.ts";
import { insert, names, newLedger } from "./postgres/for-tests.ts";

function folder(): string {
  const temporary = temporaryLedger();
  onTestFinished(() => temporary.remove());
  return temporary.folder;
}

const NOWHERE = "postgres://nobody:secret@127.0.0.1:1/ledger";

it("is in a file of the folder without a database, and for the sandbox always", async () => {
  const stateFolder = folder();
  for (const [kind, databaseUrl] of [
    ["real", undefined],
    ["sandbox", NOWHERE],
  ] as const) {
    expect(isInDatabase({ databaseUrl }, kind)).toBe(false);
    const ledger = createLedger({ stateFolder, databaseUrl }, kind);
    expect(ledger.exists()).toBe(false);
    await insert(await ledger.open(), kind);
    await ledger.close();
    expect(existsSync(ledgerFile(stateFolder, kind))).toBe(true);
  }
});

it("is nowhere else than in a database that is away", async () => {
  const stateFolder = folder();
  const place = { stateFolder, databaseUrl: NOWHERE };
  expect(isInDatabase(place, "real")).toBe(true);
  const ledger = createLedger(place, "real", { patienceMs: 0 });
  expect(ledger.exists()).toBe(true);
  for (const open of [ledger.open, ledger.openToRead]) {
    const error = await open().catch((each: unknown) => each);
    expect(String(error)).toContain("nothing answers there");
    expect(isForGood(error)).toBe(false);
  }
  await ledger.close();
  expect(existsSync(ledgerFile(stateFolder, "real"))).toBe(false);
});

it("is given up at once, when its database is away and it is closed", async () => {
  const ledger = createLedger({ stateFolder: "/nowhere", databaseUrl: NOWHERE }, "real", {
    patienceMs: 60_000,
  });
  const opening = ledger.open().catch(String);
  await ledger.close();
  expect(await opening).toMatch(/is closed/);
});

describe.skipIf(!hasPostgres())("in a database", () => {
  it("is one for all who open it", async () => {
    const databaseUrl = await newLedger();
    const ledgers = ["one", "two"].map((name) =>
      createLedger({ stateFolder: `/${name}`, databaseUrl }, "real"),
    );
    for (const ledger of ledgers) onTestFinished(() => ledger.close());
    const [one, two] = ledgers;
    const opened = await one?.open();
    if (opened === undefined || two === undefined) throw new Error("no ledger");
    await insert(opened, "x");
    expect(await one?.open()).toBe(opened);
    expect(await names(await two.openToRead())).toEqual(["x"]);
  });

  it("is tried again after it could not be opened", async () => {
    const proxy = await openPostgresProxy(await newLedger());
    onTestFinished(() => proxy.close());
    const place = { stateFolder: "/nowhere", databaseUrl: proxy.url };
    const ledger = createLedger(place, "real", { patienceMs: 0 });
    onTestFinished(() => ledger.close());
    proxy.state.fault = "closed";
    await expect(ledger.open()).rejects.toThrow("the connection was lost");
    proxy.state.fault = "pass";
    expect(await insert(await ledger.open(), "x")).toBe(1);
  });
});
