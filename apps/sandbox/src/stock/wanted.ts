import type { Grouping } from "./grouping.ts";
import type { Pass } from "./passes.ts";
import type { StockIndex } from "./stock-index.ts";
import type { StockFilter } from "./stock-number.ts";

/** Per rate center: 1 if it has the name and the state that the filter asks for, else 0. */
export function wantedRateCenters(
  { columns, byState, byRateCenter }: StockIndex,
  { state, rateCenter }: StockFilter,
): Uint8Array {
  const wanted = new Uint8Array(columns.rateCenters.length).fill(1);
  if (state !== undefined) keepGroup(wanted, byState, state);
  if (rateCenter !== undefined) keepGroup(wanted, byRateCenter, rateCenter);
  return wanted;
}

/** Groups are compared by their numbers: there are thousands of rate centers, and texts would take longer. */
function keepGroup(wanted: Uint8Array, { groupOf, groupAt }: Grouping, key: string): void {
  const group = groupAt(key);
  for (let at = 0; at < wanted.length; at += 1) if (groupOf[at] !== group) wanted[at] = 0;
}

/** Per group of the pass's grouping: 1 if the digits and the places that are asked for may be in it, else 0. */
function usefulGroups(
  index: StockIndex,
  { grouping }: Pass,
  rateCenters: Uint8Array,
  areaCodes: Uint16Array,
) {
  const useful = new Uint8Array(grouping.keys.length);
  if (grouping === index.byAreaCode) {
    for (let group = 0; group < useful.length; group += 1) {
      useful[group] = areaCodes[Number(grouping.keys[group])] === 0 ? 0 : 1;
    }
    return useful;
  }
  const { groupOf } = grouping;
  for (let rateCenter = 0; rateCenter < rateCenters.length; rateCenter += 1) {
    if (rateCenters[rateCenter] === 1) useful[groupOf[rateCenter] ?? 0] = 1;
  }
  return useful;
}

/** The groups that a pass goes through, in its order, without those that are quickly seen to have no match. */
export function wantedGroups(
  index: StockIndex,
  pass: Pass,
  rateCenters: Uint8Array,
  areaCodes: Uint16Array,
): number[] {
  if (pass.onlyGroup !== undefined) return [pass.onlyGroup];
  const useful = usefulGroups(index, pass, rateCenters, areaCodes);
  const wantedKinds = pass.factors.reduce(
    (bits, factor, kind) => (factor === 0 ? bits : bits | (1 << kind)),
    0,
  );
  const { kindBits } = pass.grouping;
  const groups: number[] = [];
  for (let group = 0; group < useful.length; group += 1) {
    if (useful[group] === 1 && ((kindBits[group] ?? 0) & wantedKinds) !== 0) groups.push(group);
  }
  return pass.groupsDescend ? groups.reverse() : groups;
}
