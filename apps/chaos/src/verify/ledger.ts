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

/** PostgreSQL gives large ones as text. */
const integer = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
]);

const row = z.object({
  id: z.string(),
  effect: z.string(),
  tool: z.string(),
  subject: z.string(),
  target,
  units: integer,
  nanodollars: integer,
  state: z.string(),
  carrier_id: z.string().nullable(),
  counted_at: integer,
});
const total = z.object({ effect: z.string(), period: z.string(), units: integer, nanodollars: integer });
const ofCaller = total.extend({ subject: z.string() });
const entry = z.object({ operation_id: z.string().nullable(), state: z.string() });
const stateCount = z.object({ tool: z.string(), state: z.string(), count: integer });

export type Row = z.output<typeof row>;
export type Total = z.output<typeof total>;

export type Ledger = {
  rows: readonly Row[];
  totals: readonly Total[];
  callerTotals: readonly z.output<typeof ofCaller>[];
  /** In the order in which they were written. */
  audit: readonly z.output<typeof entry>[];
};

export type LedgerReader = {
  read: () => Promise<Ledger>;
  /** How many rows of each tool are in each state. */
  countStates: () => Promise<z.output<typeof stateCount>[]>;
};

/** Gives all rows of a query; none where there is no ledger yet. */
type Ask = (sql: string) => Promise<readonly unknown[]>;

/** @param asking gives what asks one database, as it is at one moment, while it is asked. */
export function ledgerBy(
  asking: <Result>(read: (ask: Ask) => Promise<Result>) => Promise<Result>,
): LedgerReader {
  const columns = (shape: object) => Object.keys(shape).join(", ");
  return {
    read: () =>
      asking(async (ask) => ({
        rows: z
          .array(row)
          .parse(await ask(`SELECT ${columns(row.shape)} FROM operations ORDER BY created_at, id`)),
        totals: z.array(total).parse(await ask(`SELECT ${columns(total.shape)} FROM totals`)),
        callerTotals: z
          .array(ofCaller)
          .parse(await ask(`SELECT ${columns(ofCaller.shape)} FROM caller_totals`)),
        audit: z.array(entry).parse(await ask("SELECT operation_id, state FROM audit ORDER BY seq")),
      })),
    countStates: () =>
      asking(async (ask) =>
        z
          .array(stateCount)
          .parse(await ask("SELECT tool, state, COUNT(*) AS count FROM operations GROUP BY tool, state")),
      ),
  };
}
