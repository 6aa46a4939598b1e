import { LOCAL } from "../access/identity.ts";
import { inDollars } from "../terms/money.ts";
import type { Shortfall } from "./budget.ts";
import type { ActingEffect } from "./effect.ts";
import type { Total } from "./ledger/totals.ts";
import { type Policy, settingOf } from "./policy.ts";

// What the guard says when it does not let something through: what happened, what did not, and what to do.

/** `14:32 UTC` */
export const timeOfDay = (time: number): string => `${new Date(time).toISOString().slice(11, 16)} UTC`;

const VERB: Record<ActingEffect, string> = {
  spend: "spend money",
  send: "send messages",
  change: "change routes",
};

export const deniedByPolicy = (policy: Policy, effect: ActingEffect): string =>
  `Nothing was done. The operator does not let this server ${VERB[effect]}. To allow it, the operator can ${settingOf(policy, effect)}. Nothing that you pass to a tool can.`;

const UNIT: Record<ActingEffect, readonly [string, string]> = {
  spend: ["number", "numbers"],
  send: ["message", "messages"],
  change: ["change", "changes"],
};

export const counted = (effect: ActingEffect, count: number): string =>
  `${count} ${UNIT[effect][count === 1 ? 0 : 1]}`;

export function overBudget(
  effect: ActingEffect,
  { whose, of, left, period }: Shortfall,
  wanted: Total,
  reset: number,
  subject: string,
): string {
  const [need, have] =
    of === "units"
      ? [counted(effect, wanted.units), `${counted(effect, left)} ${left === 1 ? "is" : "are"}`]
      : [inDollars(wanted.nanodollars), `${inDollars(left)} is`];
  const [noun, flag] = [UNIT[effect][1], period === "today" ? "day" : "month"];
  const setting = `--${whose === "caller" ? "caller-" : ""}${noun}${of === "units" ? "" : "-usd"}-per-${flag}`;
  const ofWhom =
    whose === "caller"
      ? " of this caller alone"
      : subject === LOCAL.subject
        ? ""
        : " of all callers together";
  return `Nothing was done. This takes ${need}, and ${have} left of the budget for ${period === "today" ? "today" : "this month"}${ofWhom}. It is whole again on ${new Date(reset).toISOString().slice(0, 16).replace("T", " at ")} UTC. Only the operator can change it (${setting}).`;
}

/** How a person can approve where the host cannot ask. */
export const aPersonHasTo = (places: string, until: number): string =>
  `Nothing was done yet: a person has to approve this first, outside of this chat. ${thereItShows(places, until)}`;

/** A no that the host may have given by itself. */
export const declined = (places: string, until: number): string =>
  `Nothing was done: the question was declined by the person, or never shown by the host. Do not ask again unless the person wants it after all. ${thereItShows(places, until)}`;

const thereItShows = (places: string, until: number): string =>
  `${places}: it shows exactly what would happen and what it costs, and asks. After that the same call, made again until ${timeOfDay(until)}, goes through once.`;

export const mayBeTwice =
  "An equal one was begun before, and nobody knows whether it went out: this may be the second.";

export const equalOfAnother = "Another caller of this account has made an equal call.";

export const perhapsDone = (check: string): string =>
  `Not attempted: an equal one was begun before, and nobody knows whether it was done. ${check}`;

export const unreadable = (check: string): string =>
  `Flowroute has acted, and its answer could not be read: do not repeat this call. ${check}`;

export const underWay = (check: string): string =>
  `An equal call has been under way elsewhere for a while, and this one did nothing. Do not repeat it. ${check}`;

export const ledgerIsOut = (why: string): string =>
  `Nothing was done. Without its ledger this server does nothing that costs or changes something; looking things up still works. ${why} The operator can run "flowroute-mcp doctor".`;

export const stillUnknown = (begun: number, check: string): string =>
  `Nothing was done now. An equal call was begun at ${timeOfDay(begun)}, and it is still not known whether Flowroute acted on it: do not repeat it. ${check}`;
