import { expect, test } from "vitest";
import { initialSettings } from "../provision/initial-settings.ts";
import { provision } from "../provision/provision.ts";
import { temporaryDatabase } from "../testing/temporary.ts";
import { openStore } from "./store.ts";

const ANY = [{}, { column: "value", direction: "ASC" }, { limit: 1000, offset: 0 }] as const;

test("what another connection has bought or released is seen at once", () => {
  const db = temporaryDatabase();
  const [one, other] = [openStore(db), openStore(db)];
  const settings = initialSettings({ inventory: 300 });
  provision(one, settings);
  provision(other, settings);
  const value = "12065550142";
  const number = one.availableNumbers.get(value);
  if (number === undefined) throw new Error("The inventory lacks the number.");
  expect(other.availableNumbers.get(value)).toEqual(number);
  other.accountNumbers.add({
    ...number,
    accountId: 1,
    alias: null,
    note: null,
    cnamLookupsEnabled: false,
    messagingEnabled: true,
    primaryRouteId: "0",
    failoverRouteId: null,
    lastChange: null,
  });
  const seen = () => one.availableNumbers.search(...ANY).some((each) => each.value === value);
  expect(one.availableNumbers.get(value)).toBeUndefined();
  expect(seen()).toBe(false);
  other.accountNumbers.remove(value);
  expect(one.availableNumbers.get(value)).toEqual(number);
  expect(seen()).toBe(true);
  one.close();
  other.close();
});

test("a file keeps its inventory, byte for byte", () => {
  const db = temporaryDatabase();
  const first = openStore(db);
  provision(first, initialSettings({ inventory: 500, seed: 9 }));
  const numbers = first.availableNumbers.search(...ANY);
  first.close();
  const second = openStore(db);
  // Another version of the sandbox might make other numbers of the same seed: those in the file count.
  expect(provision(second, initialSettings({ inventory: 40, seed: 1 })).created).toBe(false);
  expect(second.availableNumbers.search(...ANY)).toEqual(numbers);
  second.close();
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
