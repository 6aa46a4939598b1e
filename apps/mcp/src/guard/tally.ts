import type { ActingEffect, Outcome } from "./effect.ts";

/** What was done since the start of this process. */
export type Tally = Record<ActingEffect, { done: number; unknown: number; nanodollars: number }>;

export type Counter = {
  count(effect: ActingEffect, costNanodollars: number, outcome: Outcome<unknown>): void;
  read(): Tally;
};

export function createCounter(): Counter {
  const none = () => ({ done: 0, unknown: 0, nanodollars: 0 });
  const tally: Tally = { spend: none(), send: none(), change: none() };
  return {
    count(effect, costNanodollars, { state }) {
      if (state === "succeeded") tally[effect].done += 1;
      if (state === "unknown") tally[effect].unknown += 1;
      // An unknown outcome may have cost what it would have cost.
      if (state === "succeeded" || state === "unknown") tally[effect].nanodollars += costNanodollars;
    },
    read: () => structuredClone(tally),
  };
}
