import { z } from "zod";
import { type Sql, text } from "../guard/ledger/sql.ts";

const account = z.object({ account: text });

/** Every account that the ledger knows. */
export async function accounts(sql: Sql): Promise<string[]> {
  const rows = await sql.all(
    "SELECT account FROM operations UNION SELECT account FROM opt_outs ORDER BY account",
  );
  return rows.map((row) => account.parse(row).account);
}
