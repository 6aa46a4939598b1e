import { afterEach, expect, it } from "vitest";
import { createKit, type Kit, UNKNOWN } from "../../../test/guard-kit.ts";
import { takeUp } from "../find-out.ts";
import type { Database, Value } from "./sql.ts";

let kit: Kit | undefined;
afterEach(async () => {
  await kit?.guard.close();
  await kit?.ledger.remove();
});

/** Remembers every statement, of transactions too. */
function listening(database: Database, heard: Set<string>): Database {
  const hear =
    <Result>(run: (sql: string, ...values: Value[]) => Result) =>
    (sql: string, ...values: Value[]): Result => {
      heard.add(sql);
      return run(sql, ...values);
    };
  return {
    ...database,
    all: hear(database.all),
    run: hear(database.run),
    transaction: (work, options) =>
      database.transaction((sql) => work({ all: hear(sql.all), run: hear(sql.run) }), options),
  };
}

it("what an effect asks the ledger does not grow with what is in it: every table is reached by an index", async () => {
  const heard = new Set<string>();
  kit = createKit({ policy: { change: "confirm" } });
  const { perform, guard, maker, context, ledger, clock } = kit;
  const database = await ledger.file.open();
  context.ledger = async () => listening(database, heard);
  await perform(["a", "b"]);
  await perform(["c"], { tool: "send", to: "+12065550187" });
  await perform(["d"], { tool: "set" });
  maker.answer = () => UNKNOWN;
  await perform(["e"], { tool: "send" });
  await guard.standing("local");
  await guard.hear([{ id: "m", from: "+12065550187", at: 1, body: "STOP" }]);
  clock.now += 60_000;
  await takeUp(context);

  expect(heard.size).toBeGreaterThan(15);
  for (const sql of heard) {
    const steps = (await database.all(`EXPLAIN QUERY PLAN ${sql.replace(/\$\d+/g, "1")}`)).map((row) =>
      String(row["detail"]),
    );
    // Approvals that wait are few, and so are those of them that are over.
    const scans = steps.filter(
      (step) => step.startsWith("SCAN") && !/CONSTANT ROW|VALUES CLAUSE|approvals USING INDEX/.test(step),
    );
    expect(scans, sql).toEqual([]);
  }
});
