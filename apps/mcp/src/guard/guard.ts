import { type Answer, createApprovals, type Question } from "./approval.ts";
import type { ActingEffect, Outcome, Performed, Plan, Step } from "./effect.ts";
import { type Mode, modeOf, type Policy, settingOf } from "./policy.ts";
import { createCounter, type Tally } from "./tally.ts";

/** The one way from a plan to the carrier. */
export type Guard = {
  perform<Data, Result>(operation: Operation<Data, Result>): Promise<Performance<Data, Result>>;
  modeOf(effect: ActingEffect): Mode;
  tally(): Tally;
};

export type Operation<Data, Result> = {
  tool: string;
  effect: ActingEffect;
  plan: Plan<Data>;
  /** Exactly one call to the carrier. Never throws: what became of it is its result. */
  execute: (step: Step<Data>) => Promise<Outcome<Result>>;
  caller: Caller;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
};

/** Whether a person can be asked through the host, and what they answered to the question before. */
export type Caller = { canAsk: boolean; answer?: Answer | undefined };

export type Performance<Data, Result> =
  | { kind: "refused"; reason: string }
  | { kind: "asks"; question: Question }
  | { kind: "performed"; steps: Performed<Data, Result>[] };

export function createGuard(policy: Policy, now: () => number = Date.now): Guard {
  const approvals = createApprovals(now);
  const counter = createCounter();

  return {
    modeOf: (effect) => modeOf(policy, effect),
    tally: () => counter.read(),

    async perform(operation) {
      const { tool, effect, plan, caller } = operation;
      const mode = modeOf(policy, effect);
      if (mode === "deny")
        return refused(`The operator does not let this server ${VERB[effect]}.`, policy, effect);
      if (plan.steps.length === 0) return { kind: "performed", steps: [] };

      if (mode === "confirm") {
        if (!caller.canAsk)
          return refused(
            `The operator wants a person to confirm before this server ${VERB_S[effect]}, and this host cannot ask a person.`,
            policy,
            effect,
          );
        if (caller.answer === undefined) return { kind: "asks", question: approvals.ask(tool, plan) };
        const verdict = approvals.redeem(caller.answer, tool, plan);
        if (verdict === "void") return { kind: "asks", question: approvals.ask(tool, plan) };
        if (verdict === "declined")
          return refused(
            "The question was declined by the person, or never shown by the host.",
            policy,
            effect,
          );
      }

      return { kind: "performed", steps: await performSteps(operation, counter.count) };
    },
  };
}

const VERB: Record<ActingEffect, string> = {
  spend: "spend money",
  send: "send messages",
  change: "change routes",
};
const VERB_S: Record<ActingEffect, string> = {
  spend: "spends money",
  send: "sends a message",
  change: "changes routes",
};

const refused = (why: string, policy: Policy, effect: ActingEffect): { kind: "refused"; reason: string } => ({
  kind: "refused",
  reason: `Nothing was done. ${why} To allow it, the operator can ${settingOf(policy, effect)}. Nothing that you pass to a tool can.`,
});

async function performSteps<Data, Result>(
  { effect, plan, execute, signal, onProgress }: Operation<Data, Result>,
  count: (effect: ActingEffect, costNanodollars: number, outcome: Outcome<Result>) => void,
): Promise<Performed<Data, Result>[]> {
  const performed: Performed<Data, Result>[] = [];
  let stopped: string | undefined;
  for (const step of plan.steps) {
    if (signal.aborted) stopped ??= "The call was cancelled before this one.";
    const outcome: Outcome<Result> =
      stopped === undefined ? await execute(step) : { state: "not_attempted", reason: stopped };
    count(effect, step.costNanodollars, outcome);
    performed.push({ step, outcome });
    if (outcome.state === "unknown")
      stopped ??= "Not attempted, because it is not known what became of the one before.";
    onProgress(performed.length, plan.steps.length);
  }
  return performed;
}
