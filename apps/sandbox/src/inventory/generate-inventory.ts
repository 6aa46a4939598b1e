import type { RateCenter } from "./area-codes.ts";
import { type Block, type InventoryOptions, inventoryBlocks } from "./inventory-blocks.ts";
import { priceTier } from "./price-tiers.ts";

export { MAX_INVENTORY_SIZE } from "./inventory-blocks.ts";

/** A number that can be bought. Names are the wire's; toll-free numbers have neither rate center nor state. */
export type InventoryNumber = {
  /** Eleven digits, with the country code 1. */
  value: string;
  number_type: "longcode" | "toll-free";
  /** Lower case, at most ten characters. */
  rate_center: string | null;
  /** US state or Canadian province, two letters, lower case. */
  state: string | null;
  iso_country: "US" | "CA";
  tier: string;
  setup_cost_cents: number;
  monthly_cost_cents: number;
};

function inventoryNumber(exchange: number, line: number, rateCenter: RateCenter | null): InventoryNumber {
  const { tier, setup_cost_cents, monthly_cost_cents } = priceTier(rateCenter, line);
  return {
    value: `1${exchange}${String(line).padStart(4, "0")}`,
    number_type: rateCenter === null ? "toll-free" : "longcode",
    rate_center: rateCenter === null ? null : rateCenter.name,
    state: rateCenter === null ? null : rateCenter.state,
    iso_country: rateCenter === null ? "US" : rateCenter.iso_country,
    tier,
    setup_cost_cents,
    monthly_cost_cents,
  };
}

function* numbersOf(blocks: Iterable<Block>): Generator<InventoryNumber> {
  for (const { exchange, rateCenter, lines } of blocks) {
    for (const line of lines) yield inventoryNumber(exchange, line, rateCenter);
  }
}

/** The numbers of {@link inventoryBlocks}, one by one; it throws what that throws, at once. */
export function generateInventory(options: InventoryOptions): Generator<InventoryNumber> {
  return numbersOf(inventoryBlocks(options));
}
