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
  attempts?: number;
  status?: number | undefined;
  detail?: string | object | undefined;
  fields?: Record<string, string[]>;
  requestId?: string | undefined;
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/**
 * What every error of this client has. Messages hold no phone number, no text of a message and no key. `outcome` says
 * whether the carrier may have acted.
 *
 * @example
 * ```ts
 * import { createFlowroute, FlowrouteError } from "flowroute-client";
 *
 * try {
 *   await createFlowroute().numbers.get("12065550123");
 * } catch (error) {
 *   if (!(error instanceof FlowrouteError)) throw error;
 *   console.error(error.name, error.outcome, error.status, error.message);
 * }
 * ```
 */
export abstract class FlowrouteError extends Error {
  static {
    FlowrouteError.prototype.name = "FlowrouteError";
  }

  /** The operation that failed; undefined where no operation was called. */
  declare readonly operationId: string | undefined;
  /** Requests that went out, this call's repetitions included. */
  declare readonly attempts: number;
  /** The HTTP status; undefined if no answer came. */
  declare readonly status: number | undefined;
  /** The carrier's own words: a sentence, or a tree that mirrors the request. May repeat what was sent. */
  declare readonly detail: string | object | undefined;
  /** Messages for each wrong member, by its dot path: `{ to: ["…"] }`. May repeat what was sent. */
  declare readonly fields: Record<string, string[]>;
  /** The carrier's id of this occurrence, for its support. */
  declare readonly requestId: string | undefined;
  /** What became of the request. */
  declare readonly outcome: Outcome;

  /** @internal Made by the client alone. */
  constructor(message: string, outcome: Outcome, { cause, ...facts }: ErrorFacts = {}) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, { attempts: 0, fields: {} }, facts, { outcome });
  }
}
