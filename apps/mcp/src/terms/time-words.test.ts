import { expect, it } from "vitest";
import { toTheSecond } from "./time-words.ts";

it.each([
  ["2026-11-02T16:44:34.93Z", "2026-11-02T16:44:34Z"],
  ["2026-11-02T16:44:34.999999+00:00", "2026-11-02T16:44:34+00:00"],
  ["2026-11-02T16:44:34Z", "2026-11-02T16:44:34Z"],
  ["", ""],
])("a time to the second: %j", (told, expected) => {
  expect(toTheSecond(told)).toBe(expected);
});
