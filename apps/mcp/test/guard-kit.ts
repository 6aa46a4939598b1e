import { createHash } from "node:crypto";
import type { Budgets, Limit } from "../src/guard/budget-limits.ts";
import type { Rules } from "../src/guard/context.ts";
import type { Again, Execution, Made, Plan } from "../src/guard/effect.ts";
import {
  type Caller,
  createGuard,
  type Guard,
  type Operation,
  type Performance,
} from "../src/guard/guard.ts";
import type { LedgerFile } from "../src/guard/ledger/ledger-file.ts";
import { contextOn, OPEN_RULES, temporaryLedger } from "./guard-context.ts";

/** A carrier that makes things, and remembers how often it was called for each. */
export class Maker {
  readonly calls: string[] = [];
  readonly made: Made<string>[] = [];
  /** What comes of a call for a thing; by default it is made and answered. */
  answer: (thing: string) => Execution<string> | Promise<Execution<string>> = (thing) => this.make(thing);
  /** Whether it answers questions. */
  silent = false;
  #count = 0;

  make(thing: string): Execution<string> {
    this.#count += 1;
    const made = { result: thing, carrierId: `${thing}#${this.#count}` };
    this.made.push(made);
    return { state: "succeeded", ...made };
  }

  async execute(thing: string): Promise<Execution<string>> {
    this.calls.push(thing);
    return this.answer(thing);
  }

  find(thing: string): Made<string>[] {
    if (this.silent) throw new Error("no answer");
    return this.made.filter(({ result }) => result === thing);
  }
}

export const UNKNOWN = { state: "unknown", reason: "The connection was cut." } as const;

export type Kit = ReturnType<typeof createKit>;

export type KitOptions = {
  rules?: Partial<Rules>;
  policy?: Partial<Rules["policy"]>;
  maker?: Maker;
  /** Another process on the same ledger. */
  ledger?: ReturnType<typeof temporaryLedger>;
  file?: LedgerFile;
  owner?: string;
  isGone?: (owner: string) => boolean;
  clock?: { now: number };
  absenceProves?: boolean;
};

/** A day in the middle of a month, far from every midnight. */
export const NOON = Date.parse("2026-11-18T12:00:00Z");

/** A guard on a real ledger, with a carrier that can be told what to do. */
export function createKit(options: KitOptions = {}) {
  const maker = options.maker ?? new Maker();
  const ledger = options.ledger ?? temporaryLedger();
  const file = options.file ?? ledger.file;
  const clock = options.clock ?? { now: NOON };
  const said: string[] = [];
  const context = contextOn(file.open, {
    rules: { ...OPEN_RULES, ...options.rules, policy: { ...OPEN_RULES.policy, ...options.policy } },
    finders: new Map(
      ["buy", "send", "set"].map((tool) => [
        tool,
        {
          find: async ({ target }) => maker.find(String(target["thing"])),
          absenceProves: options.absenceProves ?? tool !== "send",
        },
      ]),
    ),
    ...(options.owner === undefined ? {} : { owner: options.owner }),
    ...(options.isGone === undefined ? {} : { isGone: options.isGone }),
    findingPausesMs: [1, 5],
    now: () => clock.now,
    say: (line) => said.push(line),
  });
  const guard = createGuard(context);
  const perform = (things: readonly string[], given: Partial<Given> = {}) =>
    guard.perform(operationOf(maker, things, given));
  return { guard, context, maker, ledger, clock, said, perform, preview: previewWith(guard, maker) };
}

const previewWith =
  (guard: Guard, maker: Maker) =>
  (things: readonly string[], given: Partial<Given> = {}) =>
    guard.preview(operationOf(maker, things, given));

type Given = {
  tool: "buy" | "send" | "set";
  again: Again;
  repeat: boolean;
  cost: number;
  to: string;
  caller: Caller;
  signal: AbortSignal;
};

const AGAIN: Record<Given["tool"], Again> = {
  buy: "check",
  send: "after the window",
  set: "when it has ended",
};
const EFFECT = { buy: "spend", send: "send", set: "change" } as const;

export const NOBODY_TO_ASK: Caller = { name: "a host", subject: "local", canAsk: false };

/** A host that can put a question to a person. */
export const ASKING: Caller = { name: "test-host 1.0.0", subject: "local", canAsk: true };

const NONE: Limit = { perDay: undefined, perMonth: undefined };

/** The same limits for numbers and messages. */
export function limitsOf(count: Partial<Limit>, nanodollars: Partial<Limit> = {}): Budgets {
  const budget = { count: { ...NONE, ...count }, nanodollars: { ...NONE, ...nanodollars } };
  return { spend: budget, send: budget };
}

/** Somebody over HTTP whose host can put a question to a person. */
export const callerNamed = (name: string): Caller => ({ ...ASKING, subject: `token:${name}` });

export function operationOf(
  maker: Maker,
  things: readonly string[],
  { tool = "buy", repeat = false, cost = 2, to, caller = NOBODY_TO_ASK, signal, again }: Partial<Given>,
): Operation<string, string> {
  const plan: Plan<string> = {
    question: "Do it?",
    steps: things.map((thing) => ({
      what: `${thing} for ${cost}, with its text`,
      record: `${thing} for ${cost}`,
      key: [thing],
      target: { thing, hash: createHash("sha256").update(thing).digest("hex") },
      body: `the text of ${thing}`,
      to,
      costNanodollars: cost,
      data: thing,
    })),
  };
  return {
    tool,
    effect: EFFECT[tool],
    plan,
    again: again ?? AGAIN[tool],
    repeat,
    execute: ({ data }) => maker.execute(data),
    readResult: (kept) => {
      if (typeof kept !== "string") throw new Error("not a result");
      return kept;
    },
    check: ({ data }) => `Look at ${data}.`,
    caller,
    signal: signal ?? new AbortController().signal,
    onProgress: () => {},
  };
}

/** The states that the steps of a call came to; `+` where an equal one did it. */
export function statesOf(performance: Performance<string, string>): string[] {
  if (performance.kind !== "performed") throw new Error(`not performed: ${JSON.stringify(performance)}`);
  return performance.steps.map(({ outcome }) =>
    outcome.state === "succeeded" && outcome.deduplicated ? "succeeded before" : outcome.state,
  );
}

export function refusalOf(performance: Performance<string, string>): string {
  if (performance.kind !== "refused") throw new Error(`not refused: ${JSON.stringify(performance)}`);
  return performance.reason;
}
