import { expect, it } from "vitest";
import { looksInto } from "./looks.ts";
import { buildStock } from "./the-stock.ts";

it("looks for every combination, and finds something whenever that is there", () => {
  const looks = looksInto(buildStock({ size: 3_000, seed: 1 }));
  const names = looks.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(38);
  // Each call checks itself.
  for (const { prepare } of looks) for (let index = 0; index < 20; index++) prepare(index)();
});
