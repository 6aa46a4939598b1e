import { z } from "zod";
import { integer, type Sql, text } from "./sql.ts";

const optOut = z.object({
  account: text,
  number: text,
  state: z.enum(["out", "in"]),
  at: integer,
  source: text,
});

/** The last word of a person about being messaged. `source` is the id of the message, or `operator`. */
export type OptOut = z.output<typeof optOut>;

const COLUMNS = Object.keys(optOut.shape).join(", ");

/** Keeps it unless something newer is known; true if it changed what holds. */
export async function hear(sql: Sql, { account, number, state, at, source }: OptOut): Promise<boolean> {
  const changed = await sql.run(
    `INSERT INTO opt_outs (account, number, state, at, source) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (account, number) DO UPDATE SET state = excluded.state, at = excluded.at, source = excluded.source
       WHERE excluded.at > opt_outs.at`,
    account,
    number,
    state,
    at,
    source,
  );
  return changed === 1;
}

/** What holds for one number. */
export async function about(sql: Sql, account: string, number: string): Promise<OptOut | undefined> {
  const [row] = await sql.all(
    `SELECT ${COLUMNS} FROM opt_outs WHERE account = $1 AND number = $2`,
    account,
    number,
  );
  return row === undefined ? undefined : optOut.parse(row);
}

/** Everybody who is out, of all accounts, newest first. */
export async function out(sql: Sql): Promise<OptOut[]> {
  const rows = await sql.all(`SELECT ${COLUMNS} FROM opt_outs WHERE state = 'out' ORDER BY at DESC, number`);
  return rows.map((row) => optOut.parse(row));
}
