/*!
 * exchanges.data.json contains data from libphonenumber, Copyright (C) The Libphonenumber Authors, licensed under
 * the Apache License, Version 2.0 (http://www.apache.org/licenses/LICENSE-2.0), modified: shortened to the exchanges
 * of the US and Canada, with derived rate centers and, for some area codes, derived exchanges.
 */
import { markExchanges } from "./exchange-list.ts";
import source from "./exchanges.data.json" with { type: "json" };
import { CANADIAN_PROVINCES } from "./numbering-plan.ts";

/** `exchanges` counts those of all area codes of the state. */
export type RateCenter = { name: string; state: string; iso_country: "US" | "CA"; exchanges: number };

/** A geographic area code: its exchanges in ascending order, each with the index of its rate center. */
export type AreaCode = {
  npa: string;
  nxx: Uint16Array;
  rateCenterOf: Uint16Array;
  /** By state, each state's main one, with the most exchanges of the area code, first. */
  rateCenters: readonly RateCenter[];
};

const NXX_END = 1000;
// Reused for every area code: one decode of all of them happens at each start of the sandbox.
const marks = new Uint16Array(NXX_END);
const found = new Uint16Array(NXX_END);
const foundAt = new Uint16Array(NXX_END);

/** Rate centers by state, then by name: one that several area codes serve is one. */
type RateCentersByState = Map<string, Map<string, RateCenter>>;

function sharedRateCenter(byState: RateCentersByState, state: string, name: string): RateCenter {
  const ofState = byState.get(state) ?? new Map<string, RateCenter>();
  byState.set(state, ofState);
  const known = ofState.get(name);
  if (known !== undefined) return known;
  const iso_country = CANADIAN_PROVINCES.has(state) ? "CA" : "US";
  const rateCenter: RateCenter = { name, state, iso_country, exchanges: 0 };
  ofState.set(name, rateCenter);
  return rateCenter;
}

function decodeAreaCode(npa: string, lines: readonly string[], byState: RateCentersByState): AreaCode {
  const rateCenters: RateCenter[] = [];
  marks.fill(0);
  for (const line of lines) {
    const state = line.slice(3, 5);
    for (let at = 6; at < line.length; at += 1) {
      const colon = line.indexOf(":", at);
      rateCenters.push(sharedRateCenter(byState, state, line.slice(at, colon)));
      at = markExchanges(line, colon + 1, marks, rateCenters.length);
    }
  }
  let count = 0;
  for (let nxx = 200; nxx < NXX_END; nxx += 1) {
    const mark = marks[nxx] ?? 0;
    if (mark === 0) continue;
    const rateCenter = rateCenters[mark - 1];
    if (rateCenter === undefined) continue;
    rateCenter.exchanges += 1;
    found[count] = nxx;
    foundAt[count] = mark - 1;
    count += 1;
  }
  return { npa, nxx: found.slice(0, count), rateCenterOf: foundAt.slice(0, count), rateCenters };
}

let decoded: readonly AreaCode[] | undefined;

/** The geographic area codes of the US and Canada, ascending. Decoded on first use, then kept. */
export function areaCodes(): readonly AreaCode[] {
  if (decoded !== undefined) return decoded;
  const byNpa = new Map<string, string[]>();
  for (const line of source.areaCodes) {
    const npa = line.slice(0, 3);
    const lines = byNpa.get(npa);
    if (lines === undefined) byNpa.set(npa, [line]);
    else lines.push(line);
  }
  const byState: RateCentersByState = new Map();
  decoded = [...byNpa].map(([npa, lines]) => decodeAreaCode(npa, lines, byState));
  return decoded;
}
