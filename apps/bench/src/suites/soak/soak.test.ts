import { expect, it } from "vitest";
import { lostOf } from "./soak.ts";

it("counts what never came, and refuses what nobody sent", () => {
  const expected = new Set(["one", "two", "three"]);
  expect(lostOf(expected, ["three", "one", "two"])).toBe(0);
  expect(lostOf(expected, ["three"])).toBe(2);
  expect(() => lostOf(expected, ["four"])).toThrow("four");
});
