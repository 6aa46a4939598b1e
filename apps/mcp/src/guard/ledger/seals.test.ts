import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryLedger } from "../../../test/guard-context.ts";
import { hasPostgres, newDatabase } from "../../../test/new-database.ts";
import { createLedgerFile } from "./ledger-file.ts";
import { openPostgres } from "./postgres/postgres.ts";
import { sealKey } from "./seals.ts";

describe("a seal's key", () => {
  const openTwice = async () => {
    const ledger = temporaryLedger();
    const second = createLedgerFile(ledger.folder, "real");
    onTestFinished(async () => {
      await second.close();
      await ledger.remove();
    });
    return [await ledger.file.open(), await second.open()] as const;
  };

  it("is made once, whoever asks at the same time, and stays", async () => {
    const [one, other] = await openTwice();
    const keys = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        sealKey(index % 2 === 0 ? one : other, "approvals-page", index),
      ),
    );
    const [key] = keys;
    expect(key).toHaveLength(32);
    expect(new Set(keys.map(String)).size).toBe(1);
    expect(await sealKey(other, "approvals-page", 99)).toEqual(key);
    expect(await one.all("SELECT name FROM seals")).toHaveLength(1);
  });

  it("is another one for each name and each ledger", async () => {
    const [one] = await openTwice();
    const [other] = await openTwice();
    const keys = [
      await sealKey(one, "approvals-page", 1),
      await sealKey(one, "request-state", 1),
      await sealKey(other, "approvals-page", 1),
    ];
    expect(new Set(keys.map(String)).size).toBe(3);
  });

  it("that was damaged is not used", async () => {
    const [one] = await openTwice();
    await one.run("INSERT INTO seals (name, key, made_at) VALUES ('request-state', 'c2hvcnQ', 1)");
    await expect(sealKey(one, "request-state", 2)).rejects.toThrow("another length");
  });
});

it.skipIf(!hasPostgres())("is one for all servers on a PostgreSQL that ask at the same time", async () => {
  const url = await newDatabase();
  const databases = await Promise.all(Array.from({ length: 3 }, () => openPostgres(url)));
  onTestFinished(async () => {
    await Promise.all(databases.map((each) => each.close()));
  });
  const keys = await Promise.all(
    databases.flatMap((each) => [1, 2, 3].map((at) => sealKey(each, "request-state", at))),
  );
  expect(keys).toHaveLength(9);
  expect(new Set(keys.map(String)).size).toBe(1);
});
