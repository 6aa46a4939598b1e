/** What may be meant by what a person has typed so far. */
export type Suggestions = {
  values: readonly string[];
  /** There are more of them than are told. */
  hasMore: boolean;
};

export type Typed = {
  text: string;
  /** The other arguments that the person has filled in. */
  others: Readonly<Record<string, string>>;
  /** Aborted when nobody waits for it any more. */
  signal: AbortSignal;
};

/** Suggests values for an argument, as a plain value. */
export type Completer = {
  /** The tools that tell the same: who is not served one of them is suggested nothing. */
  needs: readonly string[];
  /** Never rejects: where nothing can be found out, nothing is suggested. */
  suggest: (typed: Typed) => Promise<Suggestions>;
};

export const NONE: Suggestions = { values: [], hasMore: false };

/** As many as the protocol lets one answer have. */
const MOST = 100;

export const suggestions = (values: readonly string[], isCut = false): Suggestions => ({
  values: values.slice(0, MOST),
  hasMore: isCut || values.length > MOST,
});
