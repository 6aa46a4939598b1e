// The sandbox's own generator: one seed, and a stream of its own for whatever must not depend on anything else.
export { type SeededRandom, seededRandom } from "../../../sandbox/src/inventory/seeded-random.ts";

import type { SeededRandom } from "../../../sandbox/src/inventory/seeded-random.ts";

/** One of the values, each as often as its weight says. */
export function weighted<Value extends string>(
  random: SeededRandom,
  weights: Readonly<Record<Value, number>>,
  fallback: Value,
): Value {
  let left = random.fraction();
  for (const value in weights) {
    left -= weights[value];
    if (left < 0) return value;
  }
  return fallback;
}

/** A number from the first to the second. */
export const between = (random: SeededRandom, from: number, to: number): number =>
  from + random.fraction() * (to - from);
