import { createHash } from "node:crypto";
import type { Again, Step } from "./effect.ts";
import type { Operation } from "./ledger/operations.ts";
import { UNKNOWN_HOLDS_MS } from "./times.ts";

/** What stands in the way of a step. */
export type Obstacle =
  /** Another call is doing it. */
  | { kind: "under way"; operation: Operation }
  /** It may have been done: the carrier has to be asked. */
  | { kind: "unknown"; operation: Operation }
  /** It was done. The carrier has to be asked whether it still is. */
  | { kind: "to check"; operation: Operation }
  /** It was done. */
  | { kind: "done"; operation: Operation };

export type Question = {
  again: Again;
  dedupeMs: number;
  /** The caller wants it a second time. */
  repeat: boolean;
  /** Operations that were looked into, and do not stand in the way. */
  cleared: ReadonlySet<string>;
  now: number;
  /** Whether the process of an operation is known to run no more. */
  isGone: (owner: string) => boolean;
};

/** Names what a step does, so that two that do the same have the same name. Tells nothing of it. */
export const keyOf = (tool: string, { key }: Pick<Step<unknown>, "key">): string =>
  createHash("sha256")
    .update(JSON.stringify([tool, ...key]))
    .digest("base64url");

/** What stands in the way, of the operations with the same key. */
export function obstacleOf(
  operations: readonly Operation[],
  { again, dedupeMs, repeat, cleared, now, isGone }: Question,
): Obstacle | undefined {
  const left = operations.filter(({ id }) => !cleared.has(id));
  const age = ({ started_at, created_at }: Operation) => now - (started_at ?? created_at);

  const executing = left.find(({ state }) => state === "executing");
  if (executing !== undefined) {
    const isLeft = executing.good_until < now || isGone(executing.owner);
    return { kind: isLeft ? "unknown" : "under way", operation: executing };
  }

  // What only sets a value can be set again.
  if (again === "when it has ended") return undefined;

  const holdsMs = again === "check" ? Number.POSITIVE_INFINITY : Math.max(dedupeMs, UNKNOWN_HOLDS_MS);
  const unknown = left.find((operation) => operation.state === "unknown" && age(operation) < holdsMs);
  if (unknown !== undefined) return { kind: "unknown", operation: unknown };

  const done = left.find(({ state }) => state === "succeeded");
  if (done === undefined) return undefined;
  if (again === "check") return { kind: "to check", operation: done };
  return repeat || age(done) >= dedupeMs ? undefined : { kind: "done", operation: done };
}
