import { expect, test } from "vitest";
import { seededRandom } from "../plan/random.ts";
import { KINDS } from "../plan/wish.ts";
import { ACT_FAULTS, actFault, READ_FAULTS, readFault } from "./faults.ts";

const draws = (effects: number, kind: (typeof KINDS)[number]) =>
  Array.from({ length: 5_000 }, (_, index) => actFault({ seed: 4, effects }, kind, `thing ${index}`, 1));

test("the nth request for an effect meets the same fault in every run of the seed", () => {
  const fault = (seed: number) =>
    Array.from({ length: 200 }, (_, nth) => actFault({ seed, effects: 100 }, "number", "number 1", nth));
  expect(fault(1)).toEqual(fault(1));
  expect(fault(1)).not.toEqual(fault(2));
});

test("most requests pass, and every fault happens", () => {
  for (const kind of KINDS) {
    const found = draws(300, kind);
    expect(new Set(found)).toEqual(new Set([...ACT_FAULTS, "pass"]));
    expect(found.filter((fault) => fault === "pass").length / found.length).toBeGreaterThan(0.7);
  }
  const random = seededRandom(4, "reads");
  const reads = new Set(Array.from({ length: 1_000 }, () => readFault(random)));
  expect(reads).toEqual(new Set([...READ_FAULTS, "pass"]));
});

test("a long run loses no more messages on the way than a short one", () => {
  const isLost = (fault: string) => fault.includes("before") && !fault.startsWith("429");
  const share = (effects: number) => draws(effects, "message").filter(isLost).length / 5_000;
  expect(share(300)).toBeGreaterThan(0.04);
  expect(share(10_000) * 5_000).toBeLessThan(100);
});
