import { generateInventory } from "../inventory/generate-inventory.ts";
import type { InventoryOptions } from "../inventory/inventory-blocks.ts";
import type { Range, StockFilter, StockNumber, StockOrder } from "./stock-number.ts";

/** What tests compare a stock with: the same numbers as objects, searched the plain way. */
export function referenceNumbers(options: InventoryOptions): StockNumber[] {
  return [...generateInventory(options)].map((number) => ({
    value: number.value,
    numberType: number.number_type,
    rateCenter: number.rate_center,
    state: number.state,
    isoCountry: number.iso_country,
    tier: number.tier,
    setupCostCents: number.setup_cost_cents,
    monthlyCostCents: number.monthly_cost_cents,
  }));
}

function matches(number: StockNumber, filter: StockFilter): boolean {
  const { startsWith = "", contains = "", endsWith = "" } = filter;
  const isAskedFor = (asked: string | undefined, actual: string | null) =>
    asked === undefined || asked === actual;
  return (
    number.value.startsWith(startsWith) &&
    number.value.includes(contains) &&
    number.value.endsWith(endsWith) &&
    isAskedFor(filter.state, number.state) &&
    isAskedFor(filter.rateCenter, number.rateCenter) &&
    isAskedFor(filter.numberType, number.numberType) &&
    isAskedFor(filter.isoCountry, number.isoCountry) &&
    isAskedFor(filter.tier, number.tier)
  );
}

const KEYS = {
  monthly_cost: "monthlyCostCents",
  iso_country: "isoCountry",
  number_type: "numberType",
  state: "state",
  rate_center: "rateCenter",
  value: "value",
} as const;

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

export function referenceSearch(
  numbers: readonly StockNumber[],
  filter: StockFilter,
  { column, direction }: StockOrder,
  { limit, offset }: Range,
): StockNumber[] {
  const key = KEYS[column];
  const sign = direction === "ASC" ? 1 : -1;
  return numbers
    .filter((number) => matches(number, filter))
    .sort((a, b) => sign * compare(a[key], b[key]) || compare(a.value, b.value))
    .slice(offset, offset + limit);
}
