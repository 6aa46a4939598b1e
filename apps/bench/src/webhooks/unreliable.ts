import { z } from "zod";
import { seededRandom } from "../../../sandbox/src/inventory/seeded-random.ts";

/** How a receiver misbehaves: shares of the attempts, from 0 to 1. */
export const troubleSchema = z.object({
  seed: z.int(),
  /** Answered with 503. */
  refused: z.number(),
  /** The connection is cut without an answer, and the event is not taken. */
  cut: z.number(),
  /** The same, but the event was taken: it will come again. */
  takenAndCut: z.number(),
  /** Taken, but the answer takes its time. */
  slow: z.number(),
  slowMs: z.int(),
});
export type Trouble = z.infer<typeof troubleSchema>;

export const NO_TROUBLE: Trouble = { seed: 1, refused: 0, cut: 0, takenAndCut: 0, slow: 0, slowMs: 0 };

export type Conduct = "take" | "take slowly" | "take and cut" | "refuse" | "cut";

/** The carrier posts an event five times in all, and so does the sandbox: then it is lost, and rightly so. */
const ATTEMPTS = 5;

/**
 * What a receiver does with each attempt, and what it has taken. It never turns down the last attempt that an event
 * has: whatever is missing in the end was lost by the sandbox.
 */
export class Unreliable {
  readonly #trouble: Trouble;
  readonly #random: () => number;
  readonly #failures = new Map<string, number>();
  readonly #taken = new Set<string>();
  #attempts = 0;
  #duplicates = 0;

  constructor(trouble: Trouble) {
    this.#trouble = trouble;
    this.#random = seededRandom(trouble.seed, "receiver").fraction;
  }

  /** One attempt comes in. */
  conductFor(key: string): Conduct {
    this.#attempts += 1;
    const conduct = this.#conduct(key);
    if (conduct === "take" || conduct === "take slowly") this.#take(key);
    else {
      this.#failures.set(key, (this.#failures.get(key) ?? 0) + 1);
      if (conduct === "take and cut") this.#take(key);
    }
    return conduct;
  }

  get counts() {
    return { attempts: this.#attempts, taken: this.#taken.size, duplicates: this.#duplicates };
  }

  get taken(): string[] {
    return [...this.#taken];
  }

  #conduct(key: string): Conduct {
    const { refused, cut, takenAndCut, slow } = this.#trouble;
    const drawn = this.#random();
    const isLast = (this.#failures.get(key) ?? 0) >= ATTEMPTS - 1;
    if (!isLast) {
      if (drawn < refused) return "refuse";
      if (drawn < refused + cut) return "cut";
      if (drawn < refused + cut + takenAndCut) return "take and cut";
    }
    return drawn >= 1 - slow ? "take slowly" : "take";
  }

  #take(key: string): void {
    if (this.#taken.has(key)) this.#duplicates += 1;
    this.#taken.add(key);
  }
}
