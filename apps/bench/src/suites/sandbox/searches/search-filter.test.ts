import { describe, expect, it } from "vitest";
import { combinations, filterOf, nameOfParts, substringOf } from "./search-filter.ts";

const here = { value: "12065550142", state: "wa", rateCenter: "seattle" };
const there = { value: "19785550107", state: "ma", rateCenter: "lowell" };

describe("filterOf", () => {
  it("has the parts that are asked for, of one number", () => {
    const parts = ["prefix", "suffix", "substring", "state", "rateCenter"] as const;
    expect(filterOf(parts, here, here, 0)).toEqual({
      prefix: "1206",
      suffix: "0142",
      substring: "206",
      state: "wa",
      rateCenter: "seattle",
    });
    expect(filterOf(["suffix"], here, here, 0)).toEqual({ suffix: "0142" });
  });

  it("can have the digits of one number and the place of another", () => {
    expect(filterOf(["prefix", "state"], here, there, 0)).toEqual({ prefix: "1206", state: "ma" });
  });
});

describe("substringOf", () => {
  it("stays in the number, after the country code, wherever it is taken from", () => {
    for (const digits of [3, 4, 7])
      for (let index = 0; index < 30; index++) {
        const found = substringOf(here, digits, index);
        expect(found).toHaveLength(digits);
        expect(here.value.slice(1)).toContain(found);
      }
  });
});

describe("combinations", () => {
  it("are 31, none twice, beginning with those of one part", () => {
    const names = combinations().map(nameOfParts);
    expect(new Set(names).size).toBe(31);
    expect(names.slice(0, 5)).toEqual(["prefix", "suffix", "substring", "state", "rate center"]);
    expect(names.at(-1)).toBe("prefix + suffix + substring + state + rate center");
  });
});
