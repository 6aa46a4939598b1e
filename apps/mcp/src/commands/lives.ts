import type { AuditEntry } from "../guard/ledger/audit.ts";

/** An operation in a period: the last that is known of it there, and who allowed it. */
export type Life = { last: AuditEntry; approval: string | undefined };

/** What an operation that the policy allowed has in place of a person. */
const BY_POLICY = "policy";

/**
 * One for each operation, in the order in which they began.
 *
 * @param before who allowed what before the period
 */
export async function livesOf(
  pages: AsyncIterable<readonly AuditEntry[]>,
  before: ReadonlyMap<string, string>,
): Promise<Life[]> {
  const lives = new Map<
    string | number,
    { last: AuditEntry; by: string | undefined; wasExecuted: boolean }
  >();
  for await (const page of pages)
    for (const entry of page) {
      // An entry without an operation stands for itself.
      const key = entry.operation_id ?? entry.seq;
      const known = lives.get(key);
      lives.set(key, {
        last: entry,
        by: entry.approval ?? known?.by ?? before.get(entry.operation_id ?? ""),
        wasExecuted: (known?.wasExecuted ?? false) || wasExecuted(entry),
      });
    }
  return [...lives.values()].map(({ last, by, wasExecuted }) => ({
    last,
    approval: by ?? (wasExecuted ? BY_POLICY : undefined),
  }));
}

// A later state shows it, too, where the call itself was before the period.
const wasExecuted = ({ operation_id, state }: AuditEntry): boolean =>
  operation_id !== null && ["executing", "succeeded", "unknown"].includes(state);
