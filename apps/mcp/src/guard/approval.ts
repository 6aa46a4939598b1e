import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Plan } from "./effect.ts";
import type { Approval } from "./ledger/approvals.ts";
import * as approvals from "./ledger/approvals.ts";
import { ofApproval } from "./ledger/operations.ts";
import type { Sql } from "./ledger/sql.ts";
import { move } from "./move.ts";
import { APPROVAL_MS } from "./times.ts";

/** What a person is asked. `ticket` comes back with the answer and is good for one use of one plan. */
export type Question = { message: string; ticket: Ticket };

export type Ticket = { id: string };

/** A person's answer to a question. */
export type Answer = { ticket: Ticket; approved: boolean };

/** A changed number, price or text is another plan. */
export const digestOf = (tool: string, { steps }: Plan<unknown>): string =>
  createHash("sha256")
    .update(JSON.stringify([tool, steps.map(({ what, costNanodollars }) => [what, costNanodollars])]))
    .digest("base64url");

/** The whole plan, as a person is asked about it. */
export const questionOf = ({ question, steps }: Plan<unknown>): string =>
  [question, ...steps.map(({ what }) => (steps.length > 1 ? `- ${what}` : what))].join("\n");

/** Without letters and digits that look alike. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const CODE_LENGTH = 8;

/** About 40 random bits. The model is never told one. */
export function newCode(): string {
  let code = "";
  // Bytes that would make some letters more frequent than others are left out.
  while (code.length < CODE_LENGTH)
    for (const byte of randomBytes(CODE_LENGTH * 2))
      if (byte < 248 && code.length < CODE_LENGTH) code += ALPHABET[byte % ALPHABET.length];
  return code;
}

/** `K7QF-2MXP`: as a person reads it. */
export const asRead = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** Asks for leave: a row that waits for a person. */
export async function askFor(
  sql: Sql,
  about: Pick<Approval, "account" | "tool" | "effect" | "caller" | "subject"> & { question: string },
  plan: Plan<unknown>,
  at: number,
): Promise<Approval> {
  const approval = {
    ...about,
    id: randomUUID(),
    digest: digestOf(about.tool, plan),
    code: newCode(),
    nanodollars: plan.steps.reduce((sum, { costNanodollars }) => sum + costNanodollars, 0),
    state: "waiting" as const,
    offered: 0,
    asked_at: at,
    good_until: at + APPROVAL_MS,
  };
  await approvals.add(sql, approval);
  return { ...approval, decided_at: null, decided_by: null };
}

/** Ends approvals whose time is over, and what waited for them. */
export async function endOverdue(sql: Sql, at: number): Promise<void> {
  for (const { id } of await approvals.ended(sql, at)) {
    await approvals.end(sql, id, "expired", null, at);
    for (const operation of await ofApproval(sql, id))
      if (operation.state === "awaiting_approval" || operation.state === "approved")
        await move(sql, operation, "expired", at, { ended_at: at });
  }
}

/** A person says yes. The plan can then be carried out once, by the caller that asked. */
export async function grant(sql: Sql, { id }: Approval, by: string, at: number): Promise<void> {
  await approvals.approve(sql, id, by, at);
  for (const operation of await ofApproval(sql, id))
    if (operation.state === "awaiting_approval")
      await move(sql, operation, "approved", at, {}, { approval: by });
}

/** A person says no. */
export async function decline(sql: Sql, { id }: Approval, by: string, at: number): Promise<void> {
  await approvals.end(sql, id, "declined", by, at);
  for (const operation of await ofApproval(sql, id))
    if (operation.state === "awaiting_approval" || operation.state === "approved")
      await move(sql, operation, "declined", at, { ended_at: at }, { approval: by });
}
