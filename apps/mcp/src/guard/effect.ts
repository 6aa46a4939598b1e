/** What a tool does to the world. */
export type Effect = "read" | ActingEffect;

/** `spend` buys, `send` writes to people, `change` moves what the account has. */
export type ActingEffect = "spend" | "send" | "change";

/** One call to the carrier that is planned and not done. */
export type Step<Data> = {
  /** What the carrier would do, in a line for a person. Holds every value that matters for a yes or no. */
  what: string;
  /** What it takes from the account, in nanodollars, as far as it is known. */
  costNanodollars: number;
  data: Data;
};

export type Plan<Data> = {
  /** The whole of it, as a question for a person. */
  question: string;
  steps: Step<Data>[];
};

/** What became of a step. `unknown`: the carrier may have acted. */
export type Outcome<Result> =
  | { state: "succeeded"; result: Result }
  | { state: "failed"; reason: string }
  | { state: "unknown"; reason: string }
  | { state: "not_attempted"; reason: string };

export type Performed<Data, Result> = { step: Step<Data>; outcome: Outcome<Result> };
