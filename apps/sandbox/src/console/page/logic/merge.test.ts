import { expect, test } from "vitest";
import { appendOlder, mergeNewest } from "./merge.ts";

const items = (...ids: number[]) => ids.map((id) => ({ id }));

test("what is older than the part that was read again is kept", () => {
  expect(mergeNewest(items(4, 3, 2, 1), items(5, 4, 3), 3)).toEqual(items(5, 4, 3, 2, 1));
});

test("fewer than were asked for are all there are", () => {
  expect(mergeNewest(items(4, 3, 2, 1), items(5), 3)).toEqual(items(5));
  expect(mergeNewest(items(4, 3), [], 3)).toEqual([]);
});

test("a gap is noticed", () => {
  expect(mergeNewest(items(2, 1), items(9, 8, 7), 3)).toBeUndefined();
});

test("an older part is put behind, each item once", () => {
  expect(appendOlder(items(5, 4, 3), items(3, 2, 1))).toEqual(items(5, 4, 3, 2, 1));
});
