import { z } from "zod";
import { ACTING_EFFECTS } from "../effect.ts";
import { integer, type Sql, text } from "./sql.ts";

const entry = z.object({
  seq: integer,
  at: integer,
  account: text,
  operation_id: text.nullable(),
  tool: text,
  effect: z.enum(ACTING_EFFECTS),
  caller: text,
  subject: text,
  what: text,
  state: text,
  units: integer,
  nanodollars: integer,
  approval: text.nullable(),
  detail: text.nullable(),
});

/** One thing that happened. Entries are added and never changed: the ledger itself refuses it. */
export type AuditEntry = z.output<typeof entry>;

export async function append(sql: Sql, row: Omit<AuditEntry, "seq">): Promise<void> {
  const names = Object.keys(row);
  await sql.run(
    `INSERT INTO audit (seq, ${names.join(", ")})
       VALUES ((SELECT COALESCE(MAX(seq), 0) + 1 FROM audit), ${names.map((_, at) => `$${at + 1}`).join(", ")})`,
    ...Object.values(row),
  );
}

/**
 * A page of what happened since a time, of all callers or of one, oldest first; `after` is the `seq` of the last entry of
 * the page before.
 */
export async function since(
  sql: Sql,
  time: number,
  after: number,
  limit: number,
  subject?: string | undefined,
): Promise<AuditEntry[]> {
  const rows = await sql.all(
    `SELECT ${Object.keys(entry.shape).join(", ")} FROM audit
       WHERE at >= $1 AND seq > $2${subject === undefined ? "" : " AND subject = $4"} ORDER BY seq LIMIT $3`,
    time,
    after,
    limit,
    ...(subject === undefined ? [] : [subject]),
  );
  return rows.map((row) => entry.parse(row));
}
