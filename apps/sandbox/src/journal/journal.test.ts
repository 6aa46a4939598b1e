import { expect, test } from "vitest";
import { createJournal, type Exchanged } from "./journal.ts";

const request: Exchanged = {
  at: Date.UTC(2026, 10, 2),
  method: "GET",
  path: "/v2/numbers",
  search: "limit=1",
  operationId: "listNumbers",
  accessKey: undefined,
  rawHeaders: ["Accept", "*/*"],
  requestBody: undefined,
  status: 200,
  responseBody: "{}",
  tookMs: 0.25,
  fault: undefined,
};

const idsOf = (journal: ReturnType<typeof createJournal>, limit = 1000, before?: number) =>
  journal.list({ limit, before }).map(({ id }) => id);

test("gives back what was recorded, newest first, a page at a time", () => {
  const journal = createJournal(() => {});
  expect(journal.list({ limit: 10 })).toEqual([]);
  for (let n = 1; n <= 5; n += 1) journal.record({ ...request, status: 200 + n });
  expect(journal.list({ limit: 2 })).toEqual([
    { ...request, id: 5, status: 205 },
    { ...request, id: 4, status: 204 },
  ]);
  expect(idsOf(journal, 2, 4)).toEqual([3, 2]);
  expect(idsOf(journal, 2, 2)).toEqual([1]);
  expect(idsOf(journal, 2, 1)).toEqual([]);
  expect(idsOf(journal, 2, 1000)).toEqual([5, 4]);
  expect(journal.get(3)).toEqual({ ...request, id: 3, status: 203 });
  for (const id of [0, 6, -1, 1.5, Number.NaN]) expect(journal.get(id)).toBeUndefined();
});

test("keeps the last thousand", () => {
  const journal = createJournal(() => {});
  for (let n = 1; n <= 2500; n += 1) journal.record(request);
  expect(idsOf(journal, 5000)).toEqual(Array.from({ length: 1000 }, (_, n) => 2500 - n));
  expect(journal.get(1500)).toBeUndefined();
  expect(journal.get(1501)).toMatchObject({ id: 1501 });
});

test("keeps fewer when they are long, and of one that is too long the beginning", () => {
  const journal = createJournal(() => {});
  const long = "\u20ac".repeat(70_000);
  for (let n = 1; n <= 100; n += 1) journal.record({ ...request, requestBody: long });
  const kept = idsOf(journal);
  expect(kept[0]).toBe(100);
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.length).toBeLessThan(30);
  expect(journal.get(100)?.requestBody).toBe(long);
  journal.record({ ...request, responseBody: "b".repeat(5_000_000) });
  expect(journal.get(101)?.responseBody).toMatch(/^b{100000}/);
  expect(journal.get(101)).toMatchObject({ method: "GET", rawHeaders: ["Accept", "*/*"] });
});

test("forgets when it is told to, and ids go on", () => {
  let changes = 0;
  const journal = createJournal(() => {
    changes += 1;
  });
  for (let n = 1; n <= 3; n += 1) journal.record(request);
  journal.clear();
  expect(changes).toBe(4);
  expect(idsOf(journal)).toEqual([]);
  expect(journal.get(3)).toBeUndefined();
  journal.record(request);
  expect(idsOf(journal)).toEqual([4]);
});
