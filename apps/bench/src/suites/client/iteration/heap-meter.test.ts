import { describe, expect, it } from "vitest";
import { EARLY_ITEMS, HeapMeter } from "./heap-meter.ts";

const ITEMS = EARLY_ITEMS + 500;

function metered(came: number) {
  const seen: { taken: number; collectedAt: number[] } = { taken: 0, collectedAt: [] };
  const meter = new HeapMeter(ITEMS, () => seen.collectedAt.push(seen.taken));
  for (let item = 0; item < came; item++) {
    seen.taken += 1;
    meter.take();
  }
  return { seen, meter };
}

describe("HeapMeter", () => {
  it("looks at the heap at item 1,000 and at the last, after a collection, and never else", () => {
    const { seen, meter } = metered(ITEMS);
    expect(seen.collectedAt).toEqual([EARLY_ITEMS, ITEMS]);
    const { heapEarlyMegabytes, heapLateMegabytes, itemsPerSecond } = meter.figures();
    expect(heapEarlyMegabytes).toBeGreaterThan(1);
    expect(heapLateMegabytes).toBeGreaterThan(1);
    expect(itemsPerSecond).toBeGreaterThan(0);
  });

  it.each([0, ITEMS - 1, ITEMS + 1])("has no figures for a walk of %i items", (came) => {
    expect(() => metered(came).meter.figures()).toThrow(`${came} items came, not ${ITEMS}.`);
  });

  it("refuses a walk that is too short to see anything grow", () => {
    expect(() => new HeapMeter(EARLY_ITEMS, () => {})).toThrow(RangeError);
  });
});
