import { createHash, randomUUID } from "node:crypto";
import type { Plan } from "./effect.ts";

/** What a person is asked. `ticket` comes back with the answer and is good for one use of one plan. */
export type Question = { message: string; ticket: Ticket };

export type Ticket = { id: string; digest: string };

/** A person's answer to a question. */
export type Answer = { ticket: Ticket; approved: boolean };

export type Verdict = "approved" | "declined" | "void";

export type Approvals = {
  ask(tool: string, plan: Plan<unknown>): Question;
  /** `void`: used before, not asked here, or for a plan that is no longer the same. */
  redeem(answer: Answer, tool: string, plan: Plan<unknown>): Verdict;
};

const LIFETIME_MS = 15 * 60_000;
const MOST_OPEN = 1000;

export function createApprovals(now: () => number): Approvals {
  const open = new Map<string, number>();

  const dropOld = () => {
    for (const [id, askedAt] of open) {
      if (now() - askedAt <= LIFETIME_MS && open.size <= MOST_OPEN) return;
      open.delete(id);
    }
  };

  return {
    ask(tool, plan) {
      dropOld();
      const id = randomUUID();
      open.set(id, now());
      return { message: inWords(plan), ticket: { id, digest: digestOf(tool, plan) } };
    },
    redeem({ ticket, approved }, tool, plan) {
      dropOld();
      if (!open.delete(ticket.id)) return "void";
      if (!approved) return "declined";
      return ticket.digest === digestOf(tool, plan) ? "approved" : "void";
    },
  };
}

const inWords = ({ question, steps }: Plan<unknown>): string =>
  [question, ...steps.map(({ what }) => (steps.length > 1 ? `- ${what}` : what))].join("\n");

/** A changed number, price or text is another plan. */
const digestOf = (tool: string, { steps }: Plan<unknown>): string =>
  createHash("sha256")
    .update(JSON.stringify([tool, steps.map(({ what, costNanodollars }) => [what, costNanodollars])]))
    .digest("base64url");
