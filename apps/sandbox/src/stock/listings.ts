import { MEMORABLE_TIER } from "./kinds.ts";
import type { Market } from "./market.ts";
import type { StockIndex } from "./stock-index.ts";
import type { Range } from "./stock-number.ts";

/** Says of a block whether it has a number for sale with this setup fee or a lower one. */
function hasNumberFor(index: StockIndex, market: Market, maxSetupCostCents: number) {
  const { kindOf } = index;
  const { commonLeft, memorableLeft } = market;
  const commonFits = index.kinds.map(({ tier }) => tier.setup_cost_cents <= maxSetupCostCents);
  const memorableFits = MEMORABLE_TIER.setup_cost_cents <= maxSetupCostCents;
  return (block: number): boolean =>
    (memorableFits && (memorableLeft[block] ?? 0) > 0) ||
    ((commonLeft[block] ?? 0) > 0 && commonFits[kindOf[block] ?? 0] === true);
}

/** Area codes with a number whose setup fee is this or less, ascending. */
export function areaCodesForSale(
  index: StockIndex,
  market: Market,
  maxSetupCostCents: number,
  { limit, offset }: Range,
): string[] {
  const { keys, starts } = index.byAreaCode;
  const fits = hasNumberFor(index, market, maxSetupCostCents);
  const found = keys.filter((_, group) => {
    const end = starts[group + 1] ?? 0;
    for (let block = starts[group] ?? 0; block < end; block += 1) if (fits(block)) return true;
    return false;
  });
  return found.slice(offset, offset + limit).map(String);
}

/** Exchanges, six digits, likewise; only those of the area code if one is given. */
export function exchangesForSale(
  index: StockIndex,
  market: Market,
  maxSetupCostCents: number,
  areaCode: string | undefined,
  { limit, offset }: Range,
): string[] {
  const { exchanges } = index.columns;
  const { keys, starts } = index.byAreaCode;
  const fits = hasNumberFor(index, market, maxSetupCostCents);
  const group = areaCode === undefined ? undefined : keys.indexOf(areaCode);
  if (group === -1) return [];
  const end = group === undefined ? exchanges.length : (starts[group + 1] ?? 0);
  const found: string[] = [];
  let skip = offset;
  let last = 0;
  for (let block = group === undefined ? 0 : (starts[group] ?? 0); block < end; block += 1) {
    const exchange = exchanges[block] ?? 0;
    // An exchange may be several blocks.
    if (exchange === last || !fits(block)) continue;
    last = exchange;
    if (skip > 0) skip -= 1;
    else if (found.length < limit) found.push(String(exchange));
    else break;
  }
  return found;
}
