import type { Flowroute } from "flowroute-client";
import type { z } from "zod";
import type { ToolScope } from "../access/scopes.ts";
import type { ReadingFlowroute } from "../carrier/reading-only.ts";
import type { Question } from "../guard/approval.ts";
import type { Finder, Rules } from "../guard/context.ts";
import type { Effect } from "../guard/effect.ts";
import type { Caller, Guard } from "../guard/guard.ts";
import { LedgerError } from "../guard/ledger/sql.ts";
import type { Heard } from "../guard/recipients/hear.ts";
import type { Standing } from "../guard/standing.ts";
import { ledgerIsOut } from "../guard/words.ts";
import type { News } from "../inbox/news.ts";
import { ToolFailure, whatHappened } from "../terms/failure.ts";

/** A tool as a plain value. Its effect decides its annotations and its way through the guard. */
export type Tool = {
  name: string;
  effect: Effect;
  /** What a caller over HTTP has to be allowed for it; undefined: every caller may use it. */
  scope: ToolScope | undefined;
  title: string;
  description: string;
  input: z.ZodObject;
  output: z.ZodObject;
  /** How to find out what became of what it did; undefined if it only reads. */
  finder: ((context: Reading) => Finder) | undefined;
  /** Never throws. */
  call: (input: unknown, context: CallContext) => Promise<ToolAnswer>;
};

export type ToolAnswer =
  | { kind: "result"; output: Record<string, unknown> }
  | { kind: "asks"; question: Question }
  | { kind: "failure"; message: string };

/** What reading from the carrier takes: what people wrote is told to the guard, who listens for STOP. */
export type Reading = {
  flowroute: ReadingFlowroute;
  hear: (messages: readonly Heard[]) => Promise<void>;
  now: () => number;
};

/** What a tool may use. */
export type ToolContext = Reading & {
  account: Account;
  /** What the operator estimates that messages cost, in nanodollars. */
  prices: Prices;
  rules: Pick<Rules, "destinations" | "quietHours">;
  /** The account's limits at the carrier, in messages a second. */
  rates: { sms: number; mms: number };
  /** `standing` is this caller's. */
  guard: Pick<Guard, "modes"> & { standing: () => Promise<Standing> };
  /** What webhooks bring; undefined where none are taken. */
  news?: Pick<News, "of"> | undefined;
  /** Whether this host can put a question to a person. */
  canAsk: boolean;
  signal: AbortSignal;
  /** Aborted when the server begins to close: what only waits ends then, and answers. Undefined: nobody tells. */
  closing?: AbortSignal | undefined;
  onProgress: (done: number, total: number) => void;
};

export type Prices = { smsNanodollars: number; mmsNanodollars: number };

export type Account = {
  /** `other`: FLOWROUTE_BASE_URL leads elsewhere, such as to a sandbox of its own. */
  kind: "flowroute" | "sandbox" | "other";
  baseUrl: string;
};

/** What a call comes with. `acting` is for the one call that the guard lets through. */
export type CallContext = Omit<ToolContext, "guard" | "canAsk" | "hear"> & {
  acting: Flowroute;
  guard: Guard;
  caller: Caller;
};

export type About<Input, Output> = {
  name: string;
  /** What a caller over HTTP has to be allowed for it; undefined: every caller may use it. */
  scope: ToolScope | undefined;
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

export function readTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  definition: ReadTool<Input, Output>,
): Tool {
  return asTool(definition, undefined, async (input, context) => ({
    kind: "result",
    output: await definition.run(input, context),
  }));
}

/** Turns what a host sent into what the tool takes, and whatever goes wrong into words for the model. */
export function asTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  {
    name,
    effect,
    scope,
    title,
    description,
    input,
    output,
    missing,
  }: About<Input, Output> & { effect: Effect },
  finder: Tool["finder"],
  run: (input: z.output<Input>, context: ToolContext, call: CallContext) => Promise<ToolAnswer>,
): Tool {
  return {
    name,
    effect,
    scope,
    title,
    description,
    input,
    output,
    finder,
    async call(sent, call) {
      const read = input.safeParse(withoutNulls(sent ?? {}));
      if (!read.success) return { kind: "failure", message: inWords(read.error, Object.keys(input.shape)) };
      try {
        const { guard, caller, acting: _, ...rest } = call;
        const { modes, hear } = guard;
        const standing = () => guard.standing(caller.subject);
        return await run(
          read.data,
          { ...rest, guard: { standing, modes }, hear, canAsk: caller.canAsk },
          call,
        );
      } catch (error) {
        if (error instanceof LedgerError) return { kind: "failure", message: ledgerIsOut(error.message) };
        // Only reading can fail here: a step's failure is its outcome.
        const nothing = effect === "read" || error instanceof ToolFailure ? "" : "Nothing was done. ";
        return { kind: "failure", message: `${nothing}${whatHappened(error, { missing })}` };
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
