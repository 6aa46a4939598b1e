import { type Usage, usageOf, usageOfAll } from "./budget.ts";
import type { GuardContext } from "./context.ts";
import { ACTING_EFFECTS, type ActingEffect } from "./effect.ts";
import { unfinished } from "./ledger/operations.ts";
import { type Mode, modeOf } from "./policy.ts";
import { sweep } from "./sweep.ts";

/** What the guard allows now. */
export type Modes = Record<ActingEffect, Mode>;

export const modesOf = ({ rules: { policy } }: Pick<GuardContext, "rules">): Modes => ({
  spend: modeOf(policy, "spend"),
  send: modeOf(policy, "send"),
  change: modeOf(policy, "change"),
});

/** What was used up and what is open. */
export type Standing = {
  effects: Record<ActingEffect, Usage>;
  /** Steps that wait for a person. */
  waiting: number;
  /** Steps that are under way. */
  executing: number;
  /** Steps of which it is not known whether they were done. */
  unknown: number;
};

/** What is left to one caller, and what of its own is open; without a subject, of all of them together. */
export async function standingOf(context: GuardContext, subject: string | undefined): Promise<Standing> {
  const { ledgerToRead, account, rules, now } = context;
  const database = await ledgerToRead();
  await database.transaction((sql) => sweep(sql, context));
  const of = (effect: ActingEffect) =>
    subject === undefined
      ? usageOfAll(database, { account, effect }, rules, now())
      : usageOf(database, { account, subject, effect }, rules, now());
  const [spend, send, change] = await Promise.all(ACTING_EFFECTS.map(of));
  if (spend === undefined || send === undefined || change === undefined) throw new Error("three effects");
  const open = await unfinished(database, account, subject);
  return {
    effects: { spend, send, change },
    waiting: open.get("awaiting_approval") ?? 0,
    executing: open.get("executing") ?? 0,
    unknown: open.get("unknown") ?? 0,
  };
}
