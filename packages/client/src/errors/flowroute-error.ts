/** What became of a request, by the same rule for every method. */
export type Outcome =
  /** The carrier answered 4xx: nothing was done. */
  | "rejected"
  /** Proven that nothing went out. */
  | "not_sent"
  /** Everything else: the carrier may have acted. */
  | "unknown";

/** What is known of a failure besides its message. */
export interface ErrorFacts {
  operationId?: string | undefined;
  attempts?: number | undefined;
  status?: number | undefined;
  detail?: string | object | undefined;
  fields?: Record<string, string[]> | undefined;
  requestId?: string | undefined;
  cause?: unknown;
}

/** What every error of this client has. Messages hold no phone number, no text of a message and no key. */
export abstract class FlowrouteError extends Error {
  static {
    FlowrouteError.prototype.name = "FlowrouteError";
  }

  /** The operation that failed; undefined where no operation was called. */
  readonly operationId: string | undefined;
  /** Requests that went out, this call's repetitions included. */
  readonly attempts: number;
  /** The HTTP status; undefined if no answer came. */
  readonly status: number | undefined;
  /** The carrier's own words: a sentence, or a tree that mirrors the request. May repeat what was sent. */
  readonly detail: string | object | undefined;
  /** Messages for each wrong member, by its dot path: `{ to: ["…"] }`. May repeat what was sent. */
  readonly fields: Record<string, string[]>;
  /** The carrier's id of this occurrence, for its support. */
  readonly requestId: string | undefined;
  /** What became of the request. */
  readonly outcome: Outcome;

  constructor(message: string, outcome: Outcome, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.operationId = facts.operationId;
    this.attempts = facts.attempts ?? 0;
    this.status = facts.status;
    this.detail = facts.detail;
    this.fields = facts.fields ?? {};
    this.requestId = facts.requestId;
    this.outcome = outcome;
  }
}
