import type { Pass } from "./passes.ts";
import type { StockIndex } from "./stock-index.ts";
import type { StockFilter } from "./stock-number.ts";

/** Per rate center: 1 if it has the name and the state that the filter asks for, else 0. */
export function wantedRateCenters({ columns }: StockIndex, { state, rateCenter }: StockFilter): Uint8Array {
  const wanted = new Uint8Array(columns.rateCenters.length);
  if (state === undefined && rateCenter === undefined) return wanted.fill(1);
  columns.rateCenters.forEach((it, at) => {
    const fits =
      (state === undefined || state === it?.state) && (rateCenter === undefined || rateCenter === it?.name);
    if (fits) wanted[at] = 1;
  });
  return wanted;
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
