import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { createSandbox } from "../sandbox.ts";
import { temporaryDatabase } from "../testing/temporary.ts";
import { openStore } from "./store.ts";

/** How SQLite would answer, in its own words. */
function planOf(db: string, where: string): string {
  const database = new DatabaseSync(db, { readOnly: true });
  try {
    const sql = `EXPLAIN QUERY PLAN SELECT * FROM available_numbers WHERE ${where} ORDER BY value LIMIT 11`;
    return database
      .prepare(sql)
      .all()
      .map(({ detail }) => detail)
      .join("; ");
  } finally {
    database.close();
  }
}

test.each([
  ["value BETWEEN 12060000000 AND 12069999999", "USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"],
  [
    "reversed >= '2410' AND reversed < '2410:'",
    "USING INDEX available_numbers_by_suffix (reversed>? AND reversed<?)",
  ],
  ["state = 'wa'", "USING INDEX available_numbers_by_state (state=?)"],
  ["rate_center = 'seattle' AND state = 'wa'", "USING INDEX available_numbers_by_rate_center"],
])("a search with %s uses an index", async (where, plan) => {
  const db = temporaryDatabase();
  await (await createSandbox({ db, inventory: 2000 })).close();
  expect(planOf(db, where)).toContain(`SEARCH available_numbers ${plan}`);
});

test("what another connection has written is seen at once", () => {
  const db = temporaryDatabase();
  const [one, other] = [openStore(db), openStore(db)];
  const number = {
    value: "12065550142",
    numberType: "longcode",
    rateCenter: "seattle",
    state: "wa",
    isoCountry: "US",
    tier: "Standard",
    setupCostCents: 100,
    monthlyCostCents: 125,
  };
  one.availableNumbers.add(number);
  expect(other.availableNumbers.get(number.value)).toEqual(number);
  expect(other.availableNumbers.take(number.value)).toBe(true);
  expect(one.availableNumbers.take(number.value)).toBe(false);
  one.close();
  other.close();
});

test("a transaction that fails leaves nothing, and the store goes on", () => {
  const store = openStore(undefined);
  const keys = { accessKey: "1", secretKey: "2", balanceNanodollars: 5 };
  const fail = () => {
    store.accounts.create(keys);
    throw new Error("out of paper");
  };
  expect(() => store.transaction(fail)).toThrow("out of paper");
  expect(store.accounts.all()).toEqual([]);
  expect(store.transaction(() => store.accounts.create(keys))).toBe(1);
  store.close();
});
