import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";

// The ledger as a stranger reads it: what is checked shares no code with what is checked by it.

export const COUNTED: ReadonlySet<string> = new Set([
  "awaiting_approval",
  "approved",
  "executing",
  "succeeded",
  "unknown",
]);

const target = z
  .string()
  .transform((json): unknown => JSON.parse(json))
  .pipe(
    z.looseObject({
      number: z.string().optional(),
      routeId: z.string().optional(),
      body_sha256: z.string().optional(),
    }),
  );

const row = z.object({
  id: z.string(),
  effect: z.string(),
  tool: z.string(),
  target,
  units: z.int(),
  nanodollars: z.int(),
  state: z.string(),
  carrier_id: z.string().nullable(),
  counted_at: z.int(),
});
const total = z.object({ effect: z.string(), period: z.string(), units: z.int(), nanodollars: z.int() });
const entry = z.object({ operation_id: z.string().nullable(), state: z.string() });

export type Row = z.output<typeof row>;
export type Total = z.output<typeof total>;

export type Ledger = {
  rows: readonly Row[];
  totals: readonly Total[];
  /** In the order in which they were written. */
  audit: readonly z.output<typeof entry>[];
};

const fileIn = (folder: string): string => join(folder, "ledger.sqlite");

export function readLedger(folder: string): Ledger {
  return reading(folder, (all) => ({
    rows: z
      .array(row)
      .parse(all(`SELECT ${Object.keys(row.shape).join(", ")} FROM operations ORDER BY created_at, id`)),
    totals: z.array(total).parse(all("SELECT effect, period, units, nanodollars FROM totals")),
    audit: z.array(entry).parse(all("SELECT operation_id, state FROM audit ORDER BY seq")),
  }));
}

const stateCount = z.object({ tool: z.string(), state: z.string(), count: z.int() });

/** How many rows of each tool are in each state. Nothing before the first operation. */
export function countStates(folder: string): z.output<typeof stateCount>[] {
  if (!existsSync(fileIn(folder))) return [];
  return reading(folder, (all) =>
    z
      .array(stateCount)
      .parse(all("SELECT tool, state, COUNT(*) AS count FROM operations GROUP BY tool, state")),
  );
}

function reading<Result>(folder: string, read: (all: (sql: string) => unknown[]) => Result): Result {
  const database = new DatabaseSync(fileIn(folder), { readOnly: true });
  try {
    return read((sql) => database.prepare(sql).all());
  } finally {
    database.close();
  }
}
