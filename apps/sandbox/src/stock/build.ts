import type { RateCenter } from "../inventory/area-codes.ts";
import { type InventoryOptions, inventoryBlocks } from "../inventory/inventory-blocks.ts";
import type { Columns } from "./columns.ts";

function byName(a: RateCenter | null, b: RateCenter | null): number {
  if (a === null) return -1;
  if (b === null) return 1;
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

/** The inventory of this size and seed: the same numbers as `generateInventory`, without an object for each. */
export function buildColumns(options: InventoryOptions): Columns {
  const blocks = inventoryBlocks(options);
  const lines = new Uint16Array(options.size);
  const exchanges: number[] = [];
  const starts: number[] = [];
  const foundAt: number[] = [];
  const found = new Map<RateCenter | null, number>();
  let position = 0;
  for (const block of blocks) {
    const rateCenter = found.get(block.rateCenter) ?? found.size;
    if (rateCenter === found.size) found.set(block.rateCenter, rateCenter);
    exchanges.push(block.exchange);
    starts.push(position);
    foundAt.push(rateCenter);
    lines.set(block.lines, position);
    position += block.lines.length;
  }
  starts.push(position);
  const rateCenters = [...found.keys()].sort(byName);
  const indexes = new Uint16Array(rateCenters.length);
  rateCenters.forEach((rateCenter, index) => {
    indexes[found.get(rateCenter) ?? 0] = index;
  });
  return {
    exchanges: new Uint32Array(exchanges),
    starts: new Uint32Array(starts),
    rateCenterOf: new Uint16Array(foundAt).map((at) => indexes[at] ?? 0),
    rateCenters,
    lines,
  };
}
