import type { Flowroute } from "flowroute-client";
import { z } from "zod";
import type {
  ActingEffect,
  Again,
  Execution,
  Finding,
  Made,
  Outcome,
  Performed,
  Plan,
  Step,
} from "../guard/effect.ts";
import type { Operation } from "../guard/guard.ts";
import type { Preview } from "../guard/preview.ts";
import { asBoolean } from "../terms/as-sent.ts";
import { mayHaveActed, ToolFailure, whatHappened } from "../terms/failure.ts";
import { usd } from "../terms/money.ts";
import { type About, asTool, type CallContext, type Reading, type Tool, type ToolContext } from "./tool.ts";

/** When an operation was begun, in milliseconds since 1970 UTC. */
type Begun = { at: number };

type ActingTool<
  Input extends z.ZodObject,
  Output extends z.ZodObject,
  Target extends z.ZodType<Readonly<Record<string, unknown>>>,
  Data,
  Result,
  Seen,
> = About<Input, Output> & {
  effect: ActingEffect;
  /** When an equal step may be done once more; `wantsAgain` is how a caller asks for it before that. */
  again: Again;
  wantsAgain?: (input: z.output<Input>) => boolean;
  /** Reads only: what would happen, to what, at what cost; and what it saw that the answer has to tell. */
  plan: (
    input: z.output<Input>,
    context: ToolContext,
  ) => Promise<Plan<Data, z.output<Target>> & { seen: Seen; facts?: Record<string, unknown> }>;
  /** Exactly one call to the carrier. It gets no signal: a call that acts is not cut off half way, or nobody knows what it did. */
  execute: (step: Step<Data>, context: Pick<CallContext, "acting">) => Promise<Made<Result>>;
  /** What is kept of a step to find out what became of it. */
  target: Target;
  /** Reads only: what the carrier shows of a step that was begun then, oldest first. */
  reconcile: (target: z.output<Target>, begun: Begun, reading: Reading) => Promise<Finding<Result>>;
  /** Whether it did not happen if the carrier does not show it a minute later. */
  absenceProves: boolean;
  /** What is kept of a result. */
  result: z.ZodType<Result>;
  /** What a person or model can do to find out, after an unknown outcome. */
  check: (step: Step<Data>) => string;
  answer: (performed: Performed<Data, Result>[], seen: Seen) => z.input<Output>;
};

const dry_run = z.preprocess(asBoolean, z.boolean().optional());

// Each of its members would cost tokens in every session, once for each tool that acts.
const plan = z.record(z.string(), z.unknown()).optional().describe("Of a dry run");

/** A tool that acts: whatever it does goes through the guard, and a dry run shows it before. */
export function actingTool<
  Input extends z.ZodObject,
  Output extends z.ZodObject,
  Target extends z.ZodType<Readonly<Record<string, unknown>>>,
  Data,
  Result,
  Seen,
>(definition: ActingTool<Input, Output, Target, Data, Result, Seen>): Tool {
  const { name, effect, again, result, check, target, absenceProves } = definition;
  const input = definition.input.extend({ dry_run });
  const output = definition.output.extend({ plan });
  const finder: Tool["finder"] = (reading) => ({
    absenceProves,
    find: async ({ target: kept, started_at, created_at }) =>
      definition.reconcile(target.parse(kept), { at: started_at ?? created_at }, reading),
  });

  return asTool({ ...definition, input, output }, finder, async (sent, context, call) => {
    // The builder's own argument is not the tool's.
    const { dry_run: isDry, ...rest } = sent;
    const own = definition.input.parse(rest);
    const planned = await definition.plan(own, context);
    const operation: Operation<Data, Result> = {
      tool: name,
      effect,
      plan: planned,
      again,
      repeat: definition.wantsAgain?.(own) ?? false,
      execute: (step) => execution(definition, step, call),
      readResult: (kept) => result.parse(kept),
      check,
      caller: call.caller,
      signal: context.signal,
      onProgress: context.onProgress,
    };
    if (isDry === true) {
      const preview = await call.guard.preview(operation);
      const performed = planned.steps.map((step) => ({ step, outcome: { state: "planned" } as const }));
      return {
        kind: "result",
        output: {
          ...definition.answer(performed, planned.seen),
          plan: { ...tellPreview(preview), ...planned.facts },
        },
      };
    }
    try {
      const performance = await call.guard.perform(operation);
      if (performance.kind === "refused") return { kind: "failure", message: performance.reason };
      if (performance.kind === "asks") return performance;
      return { kind: "result", output: definition.answer(performance.steps, planned.seen) };
    } catch (error) {
      if (error instanceof ToolFailure) throw error;
      throw new ToolFailure(
        `This server made a mistake of its own after it had begun, and it is not known what was done: do not repeat this call. ${planned.steps.map(check)[0] ?? ""} It is a defect: please report it.`,
      );
    }
  });
}

/** Of a plan of one step: what came of it, or undefined if it was only planned. A failure says what became of it. */
export function onlyOutcome<Data, Result>(
  performed: Performed<Data, Result>[],
): Extract<Outcome<Result>, { state: "succeeded" }> | undefined {
  const [only] = performed;
  if (only === undefined) throw new Error("a plan of one step performed none");
  const { outcome } = only;
  if (outcome.state === "planned") return undefined;
  if (outcome.state !== "succeeded") throw new ToolFailure(outcome.reason);
  return outcome;
}

/** What an answer adds where an equal call was made before: nobody is to take what another caller did for their own. */
export const tellDeduplicated = (
  outcome: Extract<Outcome<unknown>, { state: "succeeded" }>,
  byAnother: string,
): { deduplicated?: true; note?: string } => ({
  ...(outcome.deduplicated ? { deduplicated: true } : {}),
  ...(outcome.deduplicated && outcome.byAnother ? { note: byAnother } : {}),
});

type Acting<Data, Result> = {
  execute: (step: Step<Data>, context: { acting: Flowroute }) => Promise<Made<Result>>;
  check: (step: Step<Data>) => string;
  missing?: string;
};

async function execution<Data, Result>(
  { execute, check, missing }: Acting<Data, Result>,
  step: Step<Data>,
  { acting }: Pick<CallContext, "acting">,
): Promise<Execution<Result>> {
  try {
    return { state: "succeeded", ...(await execute(step, { acting })) };
  } catch (error) {
    const inWords = (quoting: boolean) =>
      mayHaveActed(error)
        ? `${whatHappened(error, { quoting })} It is not known whether Flowroute acted: do not repeat this call. ${check(step)}`
        : `Nothing was done. ${whatHappened(error, { missing, quoting })}`;
    return {
      state: mayHaveActed(error) ? "unknown" : "failed",
      reason: inWords(true),
      record: inWords(false),
    };
  }
}

function tellPreview({ would, costNanodollars, verdict, reason, usage }: Preview): Record<string, unknown> {
  const { unitsLeft, nanodollarsLeft } = usage.today;
  return {
    would,
    cost_usd: usd(costNanodollars),
    verdict,
    ...(reason === undefined ? {} : { reason }),
    ...(unitsLeft === undefined ? {} : { budget_left_today: unitsLeft }),
    ...(nanodollarsLeft === undefined ? {} : { budget_usd_left_today: usd(nanodollarsLeft) }),
  };
}
