import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryLedger } from "../../../test/guard-context.ts";
import { hasPostgres } from "../../../test/new-database.ts";
import { insert, names, sharedBy } from "./postgres/for-tests.ts";
import { type Database, together } from "./sql.ts";

let ledger: ReturnType<typeof temporaryLedger>;
beforeEach(() => {
  ledger = temporaryLedger();
});
afterEach(() => ledger.remove());

describe.each<{ where: string; open: () => Promise<Database> }>([
  { where: "SQLite", open: () => ledger.file.open() },
  ...(hasPostgres() ? [{ where: "PostgreSQL", open: async () => (await sharedBy(1)).first }] : []),
])("statements that go out together, in $where", ({ open }) => {
  it("are done in their order, and answered in it", async () => {
    const database = await open();
    const changed = await database.transaction((sql) =>
      together([
        sql.run("UPDATE opt_outs SET at = 2"),
        insert(sql, "one"),
        insert(sql, "two"),
        sql.run("UPDATE opt_outs SET at = 3"),
      ]),
    );
    expect(changed).toEqual([0, 1, 1, 2]);
  });

  it("leave nothing behind when one fails, also of those that go on in steps", async () => {
    const database = await open();
    await insert(database, "there");
    const inSteps = async (sql: Parameters<typeof insert>[0]) => {
      for (const name of ["1", "2", "3", "4", "5", "6", "7", "8", "9"]) await insert(sql, name);
      return 4;
    };
    await expect(
      database.transaction((sql) => together([insert(sql, "there"), inSteps(sql)])),
    ).rejects.toThrow();
    expect(await names(database)).toEqual(["there"]);
  });
});
