import type { InventoryOptions } from "../inventory/inventory-blocks.ts";
import { buildColumns } from "./build.ts";
import { columnsFromBytes, columnsToBytes } from "./bytes.ts";
import { type Columns, locate, type Place } from "./columns.ts";
import { keepNumbers } from "./kept-numbers.ts";
import { MEMORABLE_LINES, MEMORABLE_TIER } from "./kinds.ts";
import { areaCodesForSale, exchangesForSale } from "./listings.ts";
import { Market } from "./market.ts";
import { Searcher } from "./search.ts";
import { indexColumns, type StockIndex } from "./stock-index.ts";
import type { Range, StockFilter, StockNumber, StockOrder } from "./stock-number.ts";

export type { Range, StockFilter, StockNumber, StockOrder } from "./stock-number.ts";

/** The numbers of an inventory, which never change, and which of them are for sale. All in memory. */
export type Stock = {
  readonly size: number;
  /** Without which numbers are taken. */
  toBytes(): Uint8Array;
  /** Whether the number is in the stock, for sale or not. */
  has(value: string): boolean;
  /** The number, if it is for sale. */
  get(value: string): StockNumber | undefined;
  /** Those for sale. */
  search(filter: StockFilter, order: StockOrder, range: Range): StockNumber[];
  /** Area codes with a number for sale whose setup fee is this or less, ascending. */
  areaCodes(maxSetupCostCents: number, range: Range): string[];
  /** Exchanges, six digits, likewise; only those of the area code if one is given. */
  exchanges(maxSetupCostCents: number, areaCode: string | undefined, range: Range): string[];
  /** Takes the number off the market; false when it is not there. */
  take(value: string): boolean;
  /** Puts a number that was taken back on the market; false for any other. */
  release(value: string): boolean;
  /** Exactly these are off the market from now on. Values that are not in the stock are passed over. */
  setTaken(values: Iterable<string>): void;
};

function numberAt({ columns, kinds, kindOf }: StockIndex, { block, position }: Place): StockNumber {
  const line = columns.lines[position] ?? 0;
  const rateCenter = columns.rateCenters[columns.rateCenterOf[block] ?? 0] ?? null;
  const kind = kinds[kindOf[block] ?? 0];
  if (kind === undefined) throw new RangeError(`The stock has no block ${block}.`);
  const { tier, setup_cost_cents, monthly_cost_cents } =
    MEMORABLE_LINES[line] === 1 ? MEMORABLE_TIER : kind.tier;
  return {
    value: `1${columns.exchanges[block]}${String(line).padStart(4, "0")}`,
    numberType: kind.numberType,
    rateCenter: rateCenter === null ? null : rateCenter.name,
    state: rateCenter === null ? null : rateCenter.state,
    isoCountry: kind.isoCountry,
    tier,
    setupCostCents: setup_cost_cents,
    monthlyCostCents: monthly_cost_cents,
  };
}

function stockOf(columns: Columns): Stock {
  const index = indexColumns(columns);
  const market = new Market(columns);
  const searcher = new Searcher(index, market);
  const keptAt = keepNumbers((place) => numberAt(index, place));
  return {
    size: columns.lines.length,
    toBytes: () => columnsToBytes(columns),
    has: (value) => locate(columns, value) !== undefined,
    get: (value) => {
      const place = locate(columns, value);
      return place === undefined || market.isTaken(place.position) ? undefined : numberAt(index, place);
    },
    search: (filter, order, range) => searcher.search(filter, order, range).map(keptAt),
    areaCodes: (maxSetupCostCents, range) => areaCodesForSale(index, market, maxSetupCostCents, range),
    exchanges: (maxSetupCostCents, areaCode, range) =>
      exchangesForSale(index, market, maxSetupCostCents, areaCode, range),
    take: (value) => market.take(value),
    release: (value) => market.release(value),
    setTaken: (values) => market.setTaken(values),
  };
}

/**
 * The inventory of this size and seed, all of it for sale.
 *
 * @throws RangeError when the size or the seed is out of range.
 */
export const buildStock = (options: InventoryOptions): Stock => stockOf(buildColumns(options));

/**
 * The stock that `toBytes` was called on, all of it for sale. Prices are not part of the bytes. The stock
 * keeps the bytes: they must not change.
 *
 * @throws Error when the bytes are not those of a stock, damaged, or in another format.
 */
export const stockFromBytes = (bytes: Uint8Array): Stock => stockOf(columnsFromBytes(bytes));
