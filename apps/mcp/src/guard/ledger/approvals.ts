import { z } from "zod";
import { ACTING_EFFECTS } from "../effect.ts";
import { integer, type Sql, text } from "./sql.ts";

const approval = z.object({
  id: text,
  account: text,
  tool: text,
  effect: z.enum(ACTING_EFFECTS),
  caller: text,
  subject: text,
  digest: text,
  code: text,
  question: text.nullable(),
  nanodollars: integer,
  state: z.enum(["waiting", "approved", "used", "declined", "expired"]),
  offered: integer,
  asked_at: integer,
  good_until: integer,
  decided_at: integer.nullable(),
  decided_by: text.nullable(),
});

/**
 * A person's leave for one plan, asked for or given. `question` holds the whole plan with the texts of messages, and is
 * emptied when the approval has ended. `offered` is 1 when a person was told of the way through a terminal.
 */
export type Approval = z.output<typeof approval>;

export type NewApproval = Omit<Approval, "decided_at" | "decided_by">;

const COLUMNS = Object.keys(approval.shape).join(", ");

const read = (rows: Record<string, unknown>[]): Approval[] => rows.map((row) => approval.parse(row));

export async function add(sql: Sql, row: NewApproval): Promise<void> {
  const names = Object.keys(row);
  await sql.run(
    `INSERT INTO approvals (${names.join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")})`,
    ...Object.values(row),
  );
}

export async function byId(sql: Sql, id: string): Promise<Approval | undefined> {
  return read(await sql.all(`SELECT ${COLUMNS} FROM approvals WHERE id = $1`, id))[0];
}

/** What waits for this plan of this caller, or was approved and not used, and whose time is not over; approved first. */
export async function openFor(
  sql: Sql,
  { account, subject, digest }: Pick<Approval, "account" | "subject" | "digest">,
  now: number,
): Promise<Approval | undefined> {
  return read(
    await sql.all(
      `SELECT ${COLUMNS} FROM approvals WHERE account = $1 AND digest = $2 AND state IN ('waiting', 'approved')
         AND subject = $3 AND good_until >= $4 ORDER BY state LIMIT 1`,
      account,
      digest,
      subject,
      now,
    ),
  )[0];
}

/** Of all accounts, oldest first. */
export async function waiting(sql: Sql): Promise<Approval[]> {
  return read(
    await sql.all(`SELECT ${COLUMNS} FROM approvals WHERE state = 'waiting' ORDER BY asked_at, id`),
  );
}

export async function ended(sql: Sql, now: number): Promise<Approval[]> {
  return read(
    await sql.all(
      `SELECT ${COLUMNS} FROM approvals WHERE state IN ('waiting', 'approved') AND good_until < $1`,
      now,
    ),
  );
}

/** Tells a person of the way through a terminal. */
export async function offer(sql: Sql, id: string): Promise<void> {
  await sql.run("UPDATE approvals SET offered = 1 WHERE id = $1", id);
}

export async function approve(sql: Sql, id: string, by: string, now: number): Promise<void> {
  await sql.run(
    "UPDATE approvals SET state = 'approved', decided_at = $2, decided_by = $3 WHERE id = $1 AND state = 'waiting'",
    id,
    now,
    by,
  );
}

/** Ends an approval; its question is not needed any more. */
export async function end(
  sql: Sql,
  id: string,
  state: "used" | "declined" | "expired",
  by: string | null,
  now: number,
): Promise<void> {
  await sql.run(
    `UPDATE approvals SET state = $2, question = NULL, decided_at = COALESCE(decided_at, $3),
       decided_by = COALESCE(decided_by, $4) WHERE id = $1`,
    id,
    state,
    now,
    by,
  );
}
