import { z } from "zod";
import { ACTING_EFFECTS } from "../effect.ts";
import { integer, type Sql, text, type Value } from "./sql.ts";

/** What an operation is at. The last five are ends; of `unknown` it may still be found out what became of it. */
export const STATES = [
  "awaiting_approval",
  "approved",
  "executing",
  "succeeded",
  "failed",
  "unknown",
  "declined",
  "expired",
] as const;

export type State = (typeof STATES)[number];

const target = z.string().transform((json, context): Readonly<Record<string, unknown>> => {
  const read = z.record(z.string(), z.unknown()).safeParse(JSON.parse(json));
  if (read.success) return read.data;
  context.addIssue({ code: "custom", message: "not an object" });
  return z.NEVER;
});

const operation = z.object({
  id: text,
  account: text,
  effect: z.enum(ACTING_EFFECTS),
  tool: text,
  /** As the host calls itself. */
  caller: text,
  /** Who it was proven to be. */
  subject: text,
  dedupe_key: text,
  what: text,
  target,
  units: integer,
  nanodollars: integer,
  state: z.enum(STATES),
  approval_id: text.nullable(),
  owner: text,
  good_until: integer,
  result: text.nullable(),
  reason: text.nullable(),
  created_at: integer,
  counted_at: integer,
  started_at: integer.nullable(),
  ended_at: integer.nullable(),
});

/**
 * One call to the carrier that was planned: what, to whom and at what cost, and what became of it. Times are
 * milliseconds since 1970 UTC.
 */
export type Operation = z.output<typeof operation>;

/** An operation that is not in the ledger yet. `body` is the text of a message, where the operator keeps them. */
export type NewOperation = Omit<Operation, "result" | "reason" | "ended_at"> & { body: string | null };

const COLUMNS = Object.keys(operation.shape).join(", ");

const read = (rows: Record<string, unknown>[]): Operation[] => rows.map((row) => operation.parse(row));

export async function add(sql: Sql, row: NewOperation): Promise<void> {
  const columns: Record<string, Value> = { ...row, target: JSON.stringify(row.target) };
  const names = Object.keys(columns);
  await sql.run(
    `INSERT INTO operations (${names.join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")})`,
    ...Object.values(columns),
  );
}

export async function byId(sql: Sql, id: string): Promise<Operation | undefined> {
  return read(await sql.all(`SELECT ${COLUMNS} FROM operations WHERE id = $1`, id))[0];
}

export async function ofApproval(sql: Sql, approvalId: string): Promise<Operation[]> {
  return read(
    await sql.all(
      `SELECT ${COLUMNS} FROM operations WHERE approval_id = $1 ORDER BY created_at, id`,
      approvalId,
    ),
  );
}

const MANY = 50;

/** Those of this key that may stand in the way of another, newest first. */
export async function ofKey(sql: Sql, account: string, key: string): Promise<Operation[]> {
  return read(
    await sql.all(
      `SELECT ${COLUMNS} FROM operations WHERE account = $1 AND dedupe_key = $2
         AND state IN ('executing', 'unknown', 'succeeded') ORDER BY created_at DESC LIMIT ${MANY}`,
      account,
      key,
    ),
  );
}

/** As the index on them says it: SQLite uses the index only where a query has the same words. */
const UNFINISHED = "state IN ('awaiting_approval', 'approved', 'executing', 'unknown')";

/** Those in a state whose time is over, first those that have waited longest since they were last looked into. */
export async function overdue(
  sql: Sql,
  account: string,
  state: "approved" | "executing" | "unknown",
  now: number,
): Promise<Operation[]> {
  return read(
    await sql.all(
      `SELECT ${COLUMNS} FROM operations WHERE account = $1 AND state = $2 AND ${UNFINISHED} AND good_until < $3
         ORDER BY good_until LIMIT 100`,
      account,
      state,
      now,
    ),
  );
}

/** How many are in each of the states that have not ended, or not known to have. */
export async function unfinished(
  sql: Sql,
  account: string,
  subject?: string | undefined,
): Promise<Map<State, number>> {
  const counted = z.object({ state: z.enum(STATES), count: integer });
  const rows = await sql.all(
    `SELECT state, COUNT(*) AS count FROM operations
       WHERE account = $1 AND ${UNFINISHED}${subject === undefined ? "" : " AND subject = $2"} GROUP BY state`,
    account,
    ...(subject === undefined ? [] : [subject]),
  );
  return new Map(rows.map((row) => counted.parse(row)).map(({ state, count }) => [state, count]));
}

export type Change = Partial<{
  state: State;
  owner: string;
  good_until: number;
  result: string | null;
  reason: string | null;
  carrier_id: string | null;
  nanodollars: number;
  counted_at: number;
  started_at: number;
  ended_at: number;
}>;

/**
 * Changes one operation, if it is in one of these states, and if no other operation has this carrier's id. The ids of
 * what the carrier made are of one operation each.
 */
export async function change(
  sql: Sql,
  { id, account, tool }: Pick<Operation, "id" | "account" | "tool">,
  from: readonly State[],
  to: Change,
): Promise<boolean> {
  const entries = Object.entries(to);
  const values: Value[] = [id, ...entries.map(([, value]) => value)];
  const set = entries.map(([name], at) => `${name} = $${at + 2}`).join(", ");
  const states = from.map((state) => `'${state}'`).join(", ");
  let text = `UPDATE operations SET ${set} WHERE id = $1 AND state IN (${states})`;
  if (typeof to.carrier_id === "string") {
    const at = values.length;
    text += ` AND NOT EXISTS (SELECT 1 FROM operations AS other WHERE other.account = $${at + 1}
      AND other.tool = $${at + 2} AND other.carrier_id = $${at + 3} AND other.id <> $1)`;
    values.push(account, tool, to.carrier_id);
  }
  return (await sql.run(text, ...values)) === 1;
}

/** Says that this process is still at work on what it has begun. */
export async function extend(sql: Sql, account: string, owner: string, goodUntil: number): Promise<void> {
  for (const state of ["approved", "executing"])
    await sql.run(
      `UPDATE operations SET good_until = $1 WHERE account = $2 AND state = $3 AND ${UNFINISHED} AND owner = $4`,
      goodUntil,
      account,
      state,
      owner,
    );
}

/** Who has what the carrier calls so. */
export async function withCarrierId(
  sql: Sql,
  account: string,
  tool: string,
  carrierId: string,
): Promise<Operation | undefined> {
  return read(
    await sql.all(
      `SELECT ${COLUMNS} FROM operations WHERE account = $1 AND tool = $2 AND carrier_id = $3`,
      account,
      tool,
      carrierId,
    ),
  )[0];
}
