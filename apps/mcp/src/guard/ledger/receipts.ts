import type { Sql } from "./sql.ts";

/** What the network said about a message that was sent; `at` is null where it did not say when. */
export type Receipt = {
  account: string;
  id: string;
  level: number;
  status: string;
  code: number | null;
  at: number | null;
  received_at: number;
};

/** Keeps it unless it is known; true if it was not. */
export async function keep(sql: Sql, row: Receipt): Promise<boolean> {
  const names = Object.keys(row);
  const kept = await sql.run(
    `INSERT INTO receipts (${names.join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")})
       ON CONFLICT (account, id, level, status) DO NOTHING`,
    ...Object.values(row),
  );
  return kept === 1;
}

/** Deletes some of those that were received before a time, of all accounts, the oldest first; how many. */
export const forgetBefore = (sql: Sql, time: number, limit: number): Promise<number> =>
  sql.run(
    `DELETE FROM receipts WHERE (account, id, level, status) IN
       (SELECT account, id, level, status FROM receipts WHERE received_at < $1 ORDER BY received_at LIMIT $2)`,
    time,
    limit,
  );
