import { PRICE_TIERS, type PriceTier } from "../inventory/price-tiers.ts";
import { COMMON, MEMORABLE } from "./digit-tables.ts";
import type { Grouping } from "./grouping.ts";
import { type Kind, MEMORABLE_TIER } from "./kinds.ts";
import type { StockIndex } from "./stock-index.ts";
import type { StockFilter, StockOrder } from "./stock-number.ts";

/** One way through blocks. A search goes through its passes one after the other and has its numbers in order. */
export type Pass = {
  grouping: Grouping;
  /** Goes through this group only; undefined: through all. */
  onlyGroup: number | undefined;
  groupsDescend: boolean;
  /** Both the blocks within a group and the lines within a block. */
  valuesDescend: boolean;
  /** Which lines of a block of each kind are meant: 0 or a sum of `COMMON` and `MEMORABLE`. */
  factors: Uint32Array;
};

const NO_GROUP = -1;

type Condition = { kind(kind: Kind): boolean; tier(tier: PriceTier): boolean };

const ALWAYS = () => true;

function factorsFor(index: StockIndex, filter: StockFilter, condition: Condition): Uint32Array {
  const { numberType, isoCountry } = filter;
  const isMeant = (tier: PriceTier) =>
    condition.tier(tier) && (filter.tier === undefined || filter.tier === tier.tier);
  const memorable = isMeant(MEMORABLE_TIER) ? MEMORABLE : 0;
  return Uint32Array.from(index.kinds, (kind) => {
    if (!condition.kind(kind)) return 0;
    if (numberType !== undefined && numberType !== kind.numberType) return 0;
    if (isoCountry !== undefined && isoCountry !== kind.isoCountry) return 0;
    return (isMeant(kind.tier) ? COMMON : 0) + memorable;
  });
}

const ascending = <T extends number | string>(values: Iterable<T>): T[] =>
  [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));

/** A column with few values is sorted by a pass for each value: these are their conditions, ascending. */
function conditionsOf(column: StockOrder["column"], kinds: readonly Kind[]): Condition[] {
  switch (column) {
    case "monthly_cost":
      return ascending(PRICE_TIERS.map((tier) => tier.monthly_cost_cents)).map((cost) => ({
        kind: ALWAYS,
        tier: (tier) => tier.monthly_cost_cents === cost,
      }));
    case "iso_country":
      return ascending(kinds.map(({ isoCountry }) => isoCountry)).map((country) => ({
        kind: ({ isoCountry }) => isoCountry === country,
        tier: ALWAYS,
      }));
    case "number_type":
      return ascending(kinds.map(({ numberType }) => numberType)).map((type) => ({
        kind: ({ numberType }) => numberType === type,
        tier: ALWAYS,
      }));
    default:
      return [{ kind: ALWAYS, tier: ALWAYS }];
  }
}

/** The narrowest grouping whose groups have their numbers in the wanted order; the group that the filter leaves. */
function groupingFor(index: StockIndex, filter: StockFilter, column: StockOrder["column"]) {
  const { byAreaCode, byState, byRateCenter } = index;
  const group = (grouping: Grouping, key: string | undefined) => ({
    grouping,
    onlyGroup: key === undefined ? undefined : (grouping.groupAt(key) ?? NO_GROUP),
  });
  if (column === "state") return group(byState, filter.state);
  if (column === "rate_center") return group(byRateCenter, filter.rateCenter);
  if (filter.rateCenter !== undefined) return group(byRateCenter, filter.rateCenter);
  if (filter.state !== undefined) return group(byState, filter.state);
  return group(byAreaCode, undefined);
}

/** No pass at all when the filter has a place or an attribute that does not exist. */
export function passesFor(index: StockIndex, filter: StockFilter, { column, direction }: StockOrder): Pass[] {
  const descend = direction === "DESC";
  const grouping = groupingFor(index, filter, column);
  if (grouping.onlyGroup === NO_GROUP) return [];
  const conditions = conditionsOf(column, index.kinds);
  if (descend) conditions.reverse();
  return conditions
    .map((condition) => ({
      ...grouping,
      groupsDescend: descend && (column === "value" || column === "state" || column === "rate_center"),
      valuesDescend: descend && column === "value",
      factors: factorsFor(index, filter, condition),
    }))
    .filter(({ factors }) => factors.some((factor) => factor !== 0));
}
