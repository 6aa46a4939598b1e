/** `spend` buys, `send` writes to people, `change` moves what the account has. */
export const ACTING_EFFECTS = ["spend", "send", "change"] as const;

export type ActingEffect = (typeof ACTING_EFFECTS)[number];

/** What a tool does to the world. */
export type Effect = "read" | ActingEffect;

/** One call to the carrier that is planned and not done. */
export type Step<Data, Target = Readonly<Record<string, unknown>>> = {
  /** What the carrier would do, in a line for a person. Holds every value that matters for a yes or no. */
  what: string;
  /** The same for the records: with numbers and costs, without the texts of messages. */
  record: string;
  /** Two steps of one key do the same thing. Holds whatever makes them different. */
  key: readonly string[];
  /** What is kept to find out what became of it: no text of a message. */
  target: Target;
  /** The text of a message: kept only where the operator asks for it. */
  body?: string | undefined;
  /** To whom it goes, in E.164, if it goes to a person. */
  to?: string | undefined;
  /** What it takes from the account, in nanodollars, as far as it is known. */
  costNanodollars: number;
  data: Data;
};

export type Plan<Data, Target = Readonly<Record<string, unknown>>> = {
  /** The whole of it, as a question for a person. */
  question: string;
  steps: Step<Data, Target>[];
};

/**
 * Something that the carrier has made or done: what it calls it, and what it took for it, where it tells. The price of
 * the plan holds where it does not.
 */
export type Made<Result> = {
  result: Result;
  carrierId?: string | undefined;
  costNanodollars?: number | undefined;
};

/**
 * What the one call to the carrier came to. `record` is the reason for the records, where the reason itself repeats what
 * the carrier said: that may hold the text of a message.
 */
export type Execution<Result> =
  | ({ state: "succeeded" } & Made<Result>)
  | { state: "failed" | "unknown"; reason: string; record?: string };

/** What became of a step. `unknown`: the carrier may have acted. */
export type Outcome<Result> =
  | { state: "succeeded"; result: Result; deduplicated: false }
  /** An equal step did it before, and nothing was done now. `byAnother`: it was another caller's. */
  | { state: "succeeded"; result: Result; deduplicated: true; byAnother: boolean }
  | { state: "failed"; reason: string }
  | { state: "unknown"; reason: string }
  | { state: "not_attempted"; reason: string }
  /** Asked for as a plan only. */
  | { state: "planned" };

export type Performed<Data, Result> = { step: Step<Data>; outcome: Outcome<Result> };

/** When an equal step may be done once more. `check`: when the carrier says that what was done is undone. */
export type Again = "check" | "after the window" | "when it has ended";

/** What the carrier shows of a step whose outcome is unknown: what may have come of it, oldest first. */
export type Finding<Result> = readonly Made<Result>[];
