import { z } from "zod";
import { integer, type Sql, text } from "./sql.ts";

const inbound = z.object({
  account: text,
  id: text,
  sender: text,
  recipient: text,
  is_mms: integer,
  body: text.nullable(),
  at: integer,
  received_at: integer,
});

/**
 * A message that somebody wrote to a number of the account. Both numbers are E.164, the sender also a short code or a
 * name. `is_mms` is 0 or 1; `body` is null where texts are not kept; `at` is when it came in at the carrier.
 */
export type Inbound = z.output<typeof inbound>;

const COLUMNS = Object.keys(inbound.shape).join(", ");

/** Keeps it unless it is known; true if it was not. */
export async function keep(sql: Sql, row: Inbound): Promise<boolean> {
  const names = Object.keys(row);
  const kept = await sql.run(
    `INSERT INTO inbox (${names.join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")})
       ON CONFLICT (account, id) DO NOTHING`,
    ...Object.values(row),
  );
  return kept === 1;
}

/** The last that came in, newest first. */
export async function newest(sql: Sql, account: string, limit: number): Promise<Inbound[]> {
  const rows = await sql.all(
    `SELECT ${COLUMNS} FROM inbox WHERE account = $1 ORDER BY at DESC, id DESC LIMIT $2`,
    account,
    limit,
  );
  return rows.map((row) => inbound.parse(row));
}

/** Deletes some of those that were received before a time, of all accounts, the oldest first; how many. */
export const forgetBefore = (sql: Sql, time: number, limit: number): Promise<number> =>
  sql.run(
    `DELETE FROM inbox WHERE (account, id) IN
       (SELECT account, id FROM inbox WHERE received_at < $1 ORDER BY received_at LIMIT $2)`,
    time,
    limit,
  );
