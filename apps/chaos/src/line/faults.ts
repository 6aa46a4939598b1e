import { type SeededRandom, seededRandom, weighted } from "../plan/random.ts";
import type { Kind } from "../plan/wish.ts";

/** What the line does to a request that acts. `after`: the carrier has acted. `before`: it never hears of it. */
export const ACT_FAULTS = [
  "cut before",
  "cut after",
  "500 before",
  "500 after",
  "429 before",
  "never answered, before",
  "never answered, after",
  "HTML after",
] as const;

export const READ_FAULTS = ["read: 500", "read: cut", "read: slow"] as const;

export type ActFault = (typeof ACT_FAULTS)[number];
export type ReadFault = (typeof READ_FAULTS)[number];

type Weights = Record<ActFault, number>;

/**
 * A message that never went out stays unknown for good, and is asked about again and again, each time by reading every
 * message since: a run has about this many of them, however long it is.
 */
const LOST_MESSAGES = 60;
const MOST_LOST = 0.06;

const AFTER = { "cut after": 0.04, "500 after": 0.025, "HTML after": 0.02, "never answered, after": 0.02 };

function weightsFor(kind: Kind, effects: number): Weights {
  const lost = kind === "message" ? Math.min(MOST_LOST, (2 * LOST_MESSAGES) / effects) : MOST_LOST;
  return {
    ...AFTER,
    "429 before": 0.03,
    "cut before": lost / 3,
    "500 before": lost / 3,
    "never answered, before": lost / 3,
  };
}

/** What becomes of the nth acting request for one effect: the same in every run of the seed, whatever came between. */
export function actFault(
  { seed, effects }: { seed: number; effects: number },
  kind: Kind,
  identity: string,
  nth: number,
): ActFault | "pass" {
  const random = seededRandom(seed, `fault ${nth} of ${identity}`);
  return weighted<ActFault | "pass">(random, { ...weightsFor(kind, effects), pass: 0 }, "pass");
}

/** What becomes of the next read. */
export const readFault = (random: SeededRandom): ReadFault | "pass" =>
  weighted<ReadFault | "pass">(
    random,
    { "read: 500": 0.025, "read: cut": 0.02, "read: slow": 0.025, pass: 0 },
    "pass",
  );
