import fc from "fast-check";
import { expect } from "vitest";
import { ControlError } from "../control/control.ts";
import type { Started } from "./start.ts";

/** Everything that a refusal must leave as it is. */
const stateOf = ({ control }: Started) =>
  JSON.stringify([
    { ...control.getState(), clock: undefined },
    control.listFaults(),
    control.listSnapshots(),
    control.listOwnedNumbers({ limit: 1000 }),
    control.listAllMessages({ limit: 1000 }),
    control.listWebhooks({ limit: 1000 }),
  ]);

/** What came of it; undefined when it was refused, which must have changed nothing. */
export function resultOf<Result>(sandbox: Started, work: () => Result): Result | undefined {
  const before = stateOf(sandbox);
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof ControlError)) throw cause;
    expect(cause.message).toMatch(/\.$/);
    expect(stateOf(sandbox)).toBe(before);
    return undefined;
  }
}

/** Mostly one of these, so that what has many parts can be valid as a whole. */
export const mostly = <Value>(values: readonly [Value, ...Value[]], odd: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: odd });

export const oddNumber = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -0, Number.NaN, Number.MAX_VALUE),
);
export const oddText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("", "0", "__proto__", "constructor", "\0", "\ud83d", "a\r\nb: c", " "),
);
