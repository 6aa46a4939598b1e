import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryLedger } from "../../../test/guard-context.ts";
import { isForGood } from "./for-good.ts";
import { createLedgerFile, ledgerFile } from "./ledger-file.ts";
import { MIGRATIONS } from "./migrations.ts";
import { LedgerError } from "./sql.ts";
import { openSqlite } from "./sqlite.ts";

let ledger: ReturnType<typeof temporaryLedger>;
beforeEach(() => {
  ledger = temporaryLedger();
});
afterEach(() => ledger.remove());

const insert = (name: string) =>
  `INSERT INTO opt_outs (account, number, state, at, source) VALUES ('a', '${name}', 'out', 1, 'test')`;

const names = async () =>
  (await (await ledger.file.open()).all("SELECT number FROM opt_outs")).map((row) => row["number"]);

describe("the file", () => {
  it.skipIf(process.platform === "win32")(
    "is for its user alone, with its folder and its own files",
    async () => {
      const folder = join(ledger.folder, "new", "deep");
      const file = createLedgerFile(folder, "real");
      await (await file.open()).run(insert("x"));
      const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
      expect(mode(folder)).toBe("700");
      for (const suffix of ["", "-wal", "-shm"])
        expect(mode(`${ledgerFile(folder, "real")}${suffix}`)).toBe("600");
      await file.close();
    },
  );

  it("gives every text back to its end, without a NUL", async () => {
    const database = await ledger.file.open();
    await database.run(insert("x"));
    await database.run("UPDATE opt_outs SET number = $1", "before\0after");
    expect(await names()).toEqual(["before\ufffdafter"]);
  });

  it("takes values in any order, and one at several places", async () => {
    const database = await ledger.file.open();
    const [row] = await database.all("SELECT $2 AS second, $1 AS first, $2 || $3 AS both", "a", "b", "c");
    expect(row).toEqual({ second: "b", first: "a", both: "bc" });
  });

  it("that a newer version has made is left alone", async () => {
    await (await ledger.file.open()).run("UPDATE ledger_version SET version = $1", MIGRATIONS.length + 1);
    await ledger.file.close();
    const error = await openSqlite(ledgerFile(ledger.folder, "real")).catch((each: unknown) => each);
    expect(String(error)).toMatch(/made by a newer version.*--state/);
    expect(isForGood(error)).toBe(true);
  });

  it("that is none, or is in no folder that can be made, is told with its path", async () => {
    const path = join(ledger.folder, "not-a-ledger");
    writeFileSync(path, "x".repeat(5000));
    const failure = await openSqlite(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(LedgerError);
    expect(isForGood(failure)).toBe(false);
    expect(String(failure)).toContain(path);
    await expect(openSqlite(join(path, "below"))).rejects.toThrow(LedgerError);
  });

  it("is tried again after it could not be opened", async () => {
    const folder = join(ledger.folder, "later");
    writeFileSync(folder, "in the way");
    const file = createLedgerFile(folder, "real");
    await expect(file.open()).rejects.toThrow(LedgerError);
    const { rmSync } = await import("node:fs");
    rmSync(folder);
    mkdirSync(folder);
    chmodSync(folder, 0o700);
    await (await file.open()).run(insert("x"));
    await file.close();
  });

  it("is not made by asking whether it is there", () => {
    expect(ledger.file.exists()).toBe(false);
    expect(() => statSync(ledgerFile(ledger.folder, "real"))).toThrow();
  });

  it("says nothing on stderr about node:sqlite", async () => {
    const { spawnSync } = await import("node:child_process");
    const script = `import("${new URL("./sqlite.ts", import.meta.url).href}").then(async ({ openSqlite }) => (await openSqlite(process.argv[1])).close())`;
    const { status, stderr } = spawnSync(
      process.execPath,
      ["-e", script, join(ledger.folder, "quiet.sqlite")],
      {
        encoding: "utf8",
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});

describe("a transaction", () => {
  it("that throws leaves nothing behind, and the next one goes on", async () => {
    const database = await ledger.file.open();
    const failing = database.transaction(async (sql) => {
      await sql.run(insert("a"));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await database.transaction((sql) => sql.run(insert("b")));
    expect(await names()).toEqual(["b"]);
  });

  it("runs alone, of this process and of others", async () => {
    const other = createLedgerFile(ledger.folder, "real");
    const databases = [await ledger.file.open(), await other.open()];
    await databases[0]?.run(insert("0"));
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        databases[index % 2]?.transaction(
          async (sql) => {
            const [row] = await sql.all("SELECT at FROM opt_outs");
            await new Promise((resolve) => setTimeout(resolve, 1));
            await sql.run("UPDATE opt_outs SET at = $1", Number(row?.["at"]) + 1);
          },
          { durable: index % 3 === 0 },
        ),
      ),
    );
    expect(await databases[0]?.all("SELECT at FROM opt_outs")).toMatchObject([{ at: 41 }]);
    await other.close();
  });

  it("is durable when it has to be: the pages are on the disk, not only with the system", async () => {
    const database = await ledger.file.open();
    const synchronous = async () => (await database.all("PRAGMA synchronous"))[0]?.["synchronous"];
    await database.transaction(
      async (sql) => expect(await sql.all("PRAGMA synchronous")).toMatchObject([{ synchronous: 2 }]),
      {
        durable: true,
      },
    );
    await database.transaction((sql) => sql.run(insert("x")));
    expect(await synchronous()).toBe(1);
  });

  it("waits for a writer of another process, without standing still", async () => {
    const database = await ledger.file.open();
    const writer = new DatabaseSync(ledgerFile(ledger.folder, "real"));
    writer.exec("BEGIN IMMEDIATE");
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    setTimeout(() => writer.exec("COMMIT"), 150);
    await database.transaction((sql) => sql.run(insert("late")));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
    expect(await names()).toEqual(["late"]);
    writer.close();
  });
});

it("tells who listens to a topic what is published, until they have heard enough", async () => {
  const database = await ledger.file.open();
  const heard: string[] = [];
  const stop = await database.subscribe("topic", (said) => heard.push(said));
  await database.publish("topic", "one");
  await database.publish("another", "two");
  await stop();
  await database.publish("topic", "three");
  expect(heard).toEqual(["one"]);
});
