import type { Flowroute } from "flowroute-client";
import type { z } from "zod";
import type { Question } from "../guard/approval.ts";
import type { ActingEffect, Effect, Outcome, Performed, Plan, Step } from "../guard/effect.ts";
import type { Caller, Guard } from "../guard/guard.ts";
import { mayHaveActed, ToolFailure, whatHappened } from "../terms/failure.ts";

/** A tool as a plain value. Its effect decides its annotations and its way through the guard. */
export type Tool = {
  name: string;
  effect: Effect;
  title: string;
  description: string;
  input: z.ZodObject;
  output: z.ZodObject;
  /** Never throws. */
  call: (input: unknown, context: CallContext) => Promise<ToolAnswer>;
};

export type ToolAnswer =
  | { kind: "result"; output: Record<string, unknown> }
  | { kind: "asks"; question: Question }
  | { kind: "failure"; message: string };

/** What a tool may use. */
export type ToolContext = {
  flowroute: Flowroute;
  account: Account;
  guard: Pick<Guard, "modeOf" | "tally">;
  /** Whether this host can put a question to a person. */
  canAsk: boolean;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
  now: () => number;
};

export type Account = {
  /** `other`: FLOWROUTE_BASE_URL leads elsewhere, such as to a sandbox of its own. */
  kind: "flowroute" | "sandbox" | "other";
  baseUrl: string;
};

export type CallContext = Omit<ToolContext, "guard" | "canAsk"> & { guard: Guard; caller: Caller };

type About<Input, Output> = {
  name: string;
  title: string;
  description: string;
  input: Input;
  output: Output;
  /** What it means, and what to do, when the carrier answers that there is no such thing. */
  missing?: string;
};

type ReadTool<Input extends z.ZodObject, Output extends z.ZodObject> = About<Input, Output> & {
  effect: "read";
  run: (input: z.output<Input>, context: ToolContext) => Promise<z.input<Output>>;
};

type ActingTool<Input extends z.ZodObject, Output extends z.ZodObject, Data, Result, Seen> = About<
  Input,
  Output
> & {
  effect: ActingEffect;
  /** Reads only: what would happen, to what, at what cost; and what it saw that the answer has to tell. */
  plan: (input: z.output<Input>, context: ToolContext) => Promise<Plan<Data> & { seen: Seen }>;
  /** Exactly one call to the carrier. It gets no signal: a call that acts is not cut off half way, or nobody knows what it did. */
  execute: (step: Step<Data>, context: Pick<ToolContext, "flowroute">) => Promise<Result>;
  /** What a person or model can do to find out, after an unknown outcome. */
  check: (step: Step<Data>) => string;
  answer: (performed: Performed<Data, Result>[], seen: Seen) => z.input<Output>;
};

export function readTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  definition: ReadTool<Input, Output>,
): Tool {
  return asTool(definition, async (input, context) => ({
    kind: "result",
    output: await definition.run(input, context),
  }));
}

export function actingTool<Input extends z.ZodObject, Output extends z.ZodObject, Data, Result, Seen>(
  definition: ActingTool<Input, Output, Data, Result, Seen>,
): Tool {
  return asTool(definition, async (input, context) => {
    const plan = await definition.plan(input, context);
    const performance = await context.guard.perform<Data, Result>({
      tool: definition.name,
      effect: definition.effect,
      plan,
      execute: (step) => outcomeOf(definition, step, context),
      caller: context.caller,
      signal: context.signal,
      onProgress: context.onProgress,
    });
    if (performance.kind === "refused") return { kind: "failure", message: performance.reason };
    if (performance.kind === "asks") return performance;
    return { kind: "result", output: definition.answer(performance.steps, plan.seen) };
  });
}

/** The result of a plan of one step; a failure says what became of it instead. */
export function onlyResult<Data, Result>(performed: Performed<Data, Result>[]): Result {
  const [only] = performed;
  if (only === undefined) throw new Error("a plan of one step performed none");
  if (only.outcome.state !== "succeeded") throw new ToolFailure(only.outcome.reason);
  return only.outcome.result;
}

type Acting<Data, Result> = {
  execute: (step: Step<Data>, context: Pick<ToolContext, "flowroute">) => Promise<Result>;
  check: (step: Step<Data>) => string;
  missing?: string;
};

async function outcomeOf<Data, Result>(
  { execute, check, missing }: Acting<Data, Result>,
  step: Step<Data>,
  context: ToolContext,
): Promise<Outcome<Result>> {
  try {
    return { state: "succeeded", result: await execute(step, context) };
  } catch (error) {
    return mayHaveActed(error)
      ? {
          state: "unknown",
          reason: `${whatHappened(error)} It is not known whether Flowroute acted: do not repeat this call. ${check(step)}`,
        }
      : { state: "failed", reason: `Nothing was done. ${whatHappened(error, missing)}` };
  }
}

function asTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  { name, effect, title, description, input, output, missing }: About<Input, Output> & { effect: Effect },
  run: (input: z.output<Input>, context: ToolContext & CallContext) => Promise<ToolAnswer>,
): Tool {
  return {
    name,
    effect,
    title,
    description,
    input,
    output,
    async call(sent, context) {
      const read = input.safeParse(withoutNulls(sent ?? {}));
      if (!read.success) return { kind: "failure", message: inWords(read.error, Object.keys(input.shape)) };
      try {
        return await run(read.data, { ...context, canAsk: context.caller.canAsk });
      } catch (error) {
        // Only reading can fail here: a step's failure is its outcome.
        const nothing = effect === "read" || error instanceof ToolFailure ? "" : "Nothing was done. ";
        return { kind: "failure", message: `${nothing}${whatHappened(error, missing)}` };
      }
    },
  };
}

/** Some hosts send null for an argument that is not given. */
const withoutNulls = (sent: unknown): unknown =>
  typeof sent === "object" && sent !== null && !Array.isArray(sent)
    ? Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null))
    : sent;

const inWords = (error: z.ZodError, names: string[]): string =>
  [
    "Nothing was done: the arguments are not right.",
    ...error.issues.map(({ path, message, code }) => {
      const known = code === "unrecognized_keys" ? `. There is only: ${names.join(", ") || "none"}` : "";
      return `${path.length > 0 ? `${path.join(".")}: ` : ""}${message}${known}`;
    }),
    "Correct them and call again.",
  ].join("\n");
