import { expect, it, onTestFinished } from "vitest";
import * as inbox from "./inbox.ts";
import * as receipts from "./receipts.ts";
import { IN_MEMORY, openSqlite } from "./sqlite.ts";

it("what is asked does not grow with what is kept: messages and receipts are reached by an index", async () => {
  const database = await openSqlite(IN_MEMORY);
  onTestFinished(() => database.close());
  const heard: string[] = [];
  const explaining = {
    all: async (sql: string) => {
      heard.push(sql);
      return [];
    },
    run: async (sql: string) => {
      heard.push(sql);
      return 0;
    },
  };
  await inbox.newest(explaining, "account", 50);
  await inbox.forgetBefore(explaining, 1, 10);
  await receipts.forgetBefore(explaining, 1, 10);
  expect(heard).toHaveLength(3);
  for (const sql of heard) {
    const plan = await database.all(`EXPLAIN QUERY PLAN ${sql.replace(/\$\d+/g, "1")}`);
    const steps = plan.map((row) => String(row["detail"]));
    expect(
      steps.filter((step) => /^SCAN|TEMP B-TREE/.test(step)),
      sql,
    ).toEqual([]);
  }
});
