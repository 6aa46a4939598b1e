import { z } from "zod";
import { type AuditEntry, since } from "../guard/ledger/audit.ts";
import { type Sql, text } from "../guard/ledger/sql.ts";

const PAGE = 500;

/** What happened since a time, of all callers or of one, oldest first, a page at a time. */
export async function* entriesSince(
  sql: Sql,
  time: number,
  caller: string | undefined,
): AsyncGenerator<AuditEntry[]> {
  let after = 0;
  for (;;) {
    const page = await since(sql, time, after, PAGE, caller);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.seq;
  }
}

const allowed = z.object({ operation_id: text, approval: text });

/** Who allowed what before a time, by operation. */
export async function approvalsBefore(sql: Sql, time: number): Promise<Map<string, string>> {
  const rows = await sql.all(
    `SELECT operation_id, approval FROM audit
       WHERE at < $1 AND approval IS NOT NULL AND operation_id IS NOT NULL ORDER BY seq`,
    time,
  );
  return new Map(rows.map((row) => allowed.parse(row)).map((row) => [row.operation_id, row.approval]));
}
