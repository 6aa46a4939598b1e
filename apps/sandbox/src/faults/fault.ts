/** What a fault does to a request. Without `after_effect` the operation is not performed. */
export type FaultEffect =
  /** Any answer: `body` is sent as JSON, a string as it is. */
  | {
      kind: "answer";
      status: number;
      body?: unknown;
      headers?: Readonly<Record<string, string>>;
      /** The operation is performed first, and its own answer is lost. */
      after_effect?: boolean;
    }
  /** 429, with Retry-After where `retry_after_seconds` is given. */
  | { kind: "rate_limit"; retry_after_seconds?: number }
  /** The page of a proxy that did not reach the carrier, or lost its answer: 502 by default. */
  | { kind: "html"; status?: number; after_effect?: boolean }
  /** The connection is cut before the request is read. */
  | { kind: "cut_before" }
  /** The operation is performed, and the connection is cut instead of an answer. */
  | { kind: "cut_after" }
  /** The operation is performed, and the connection is cut in the middle of its answer. */
  | { kind: "truncate" };

export type NewFault = {
  /** The operationId of the contract; any operation by default. */
  operation?: string;
  /** How many requests it meets, then it is used up; by default it stays until it is removed. */
  times?: number;
  /** From 0 to 1, drawn with the sandbox's seed; 1, the default, is every request. */
  probability?: number;
  /** How long a request waits before anything else happens to it. */
  delay_ms?: number;
  /** Nothing but the delay by default. */
  effect?: FaultEffect;
};

export type Fault = NewFault & {
  id: string;
  /** How many requests it has met so far. */
  met: number;
  /** How many it is still to meet; null for any number. */
  left: number | null;
};
