import { readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { areaCodes } from "./area-codes.ts";
import source from "./exchanges.data.json" with { type: "json" };
import { CANADIAN_PROVINCES, isNpa, isSubscriberNxx, TOLL_FREE_NPAS, US_STATES } from "./numbering-plan.ts";

const find = (npa: string) => areaCodes().find((area) => area.npa === npa);
const statesOf = (npa: string) => [...new Set(find(npa)?.rateCenters.map(({ state }) => state))].sort();

test("the data's head has its licence, its making and what is derived", () => {
  expect(source.notice).toMatch(/libphonenumber.*Apache License.*MODIFIED/s);
  expect(source.made).toMatch(/Rate centers are derived/);
  expect(source.derived).toContain("564");
  const licence = readFileSync(new URL("exchanges.LICENSE.txt", import.meta.url), "utf8");
  expect(licence).toMatch(/Apache License\s+Version 2\.0, January 2004/);
});

test("the data stays small enough to be bundled", () => {
  expect(statSync(new URL("exchanges.data.json", import.meta.url)).size).toBeLessThan(260_000);
});

test.each([
  ["206", ["wa"], "seattle"],
  ["212", ["ny"], "nwyrcyzn01"],
  ["415", ["ca"], "sanfrancsc"],
  ["907", ["ak"], "anchorage"],
  ["416", ["on"], "toronto"],
  ["202", ["dc"], "washington"],
  ["808", ["hi"], "honolulu"],
  ["310", ["ca"], undefined],
  ["564", ["wa"], "seattle"],
  ["902", ["ns", "pe"], "halifax"],
])("area code %s is in %s", (npa, states, main) => {
  expect(statesOf(npa)).toEqual(states);
  if (main !== undefined) expect(find(npa)?.rateCenters[0]?.name).toBe(main);
});

test("every state, the District of Columbia and every province has area codes; nothing else is in", () => {
  const states = new Set(areaCodes().flatMap(({ rateCenters }) => rateCenters.map(({ state }) => state)));
  expect([...states].sort()).toEqual([...US_STATES, ...CANADIAN_PROVINCES].sort());
  expect(US_STATES.size).toBe(51);
  for (const npa of [...TOLL_FREE_NPAS, "340", "787", "876"]) expect(find(npa)).toBeUndefined();
});

test("area codes and exchanges follow the numbering plan, ascending, each exchange in a rate center", () => {
  let last = "";
  for (const { npa, nxx, rateCenterOf, rateCenters } of areaCodes()) {
    expect(isNpa(npa) && npa > last).toBe(true);
    last = npa;
    expect(nxx.length).toBeGreaterThan(10);
    expect(nxx.every((value, i) => isSubscriberNxx(value) && value > (nxx[i - 1] ?? 0))).toBe(true);
    expect(rateCenterOf).toHaveLength(nxx.length);
    expect(rateCenterOf.every((index) => index < rateCenters.length)).toBe(true);
  }
});

test("rate centers read like a carrier's, and count their exchanges over all area codes of the state", () => {
  const counted = new Map<object, number>();
  for (const { rateCenterOf, rateCenters } of areaCodes()) {
    for (const index of rateCenterOf) {
      const rateCenter = rateCenters[index];
      if (rateCenter !== undefined) counted.set(rateCenter, (counted.get(rateCenter) ?? 0) + 1);
    }
    expect(rateCenters.filter(({ name }) => !/^(?=.{1,10}$)[a-z0-9]+( [a-z0-9]+)*$/.test(name))).toEqual([]);
  }
  expect(counted.size).toBeGreaterThan(5000);
  const wrong = [...counted].filter(([rateCenter, exchanges]) => {
    return !("exchanges" in rateCenter) || rateCenter.exchanges !== exchanges;
  });
  expect(wrong).toEqual([]);
});
