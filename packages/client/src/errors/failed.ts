import { type ErrorFacts, FlowrouteError, type Outcome } from "./flowroute-error.ts";

/** The call itself is wrong; nothing was sent. */
export class FlowrouteInputError extends FlowrouteError {
  static {
    FlowrouteInputError.prototype.name = "FlowrouteInputError";
  }
  constructor(message: string, facts?: ErrorFacts) {
    super(message, "not_sent", facts);
  }
}

/** 5xx: the carrier failed, and may have acted. */
export class FlowrouteServerError extends FlowrouteError {
  static {
    FlowrouteServerError.prototype.name = "FlowrouteServerError";
  }
  constructor(message: string, facts?: ErrorFacts) {
    super(message, "unknown", facts);
  }
}

/** The carrier was not reached (`not_sent`), or the connection broke after that (`unknown`). */
export class FlowrouteConnectionError extends FlowrouteError {
  static {
    FlowrouteConnectionError.prototype.name = "FlowrouteConnectionError";
  }
  constructor(message: string, outcome: Exclude<Outcome, "rejected">, facts?: ErrorFacts) {
    super(message, outcome, facts);
  }
}

/** No complete answer within `timeoutMs`. */
export class FlowrouteTimeoutError extends FlowrouteError {
  static {
    FlowrouteTimeoutError.prototype.name = "FlowrouteTimeoutError";
  }
  constructor(message: string, facts?: ErrorFacts) {
    super(message, "unknown", facts);
  }
}

/** The caller's signal ended the call. `cause` is the signal's reason. */
export class FlowrouteAbortedError extends FlowrouteError {
  static {
    FlowrouteAbortedError.prototype.name = "FlowrouteAbortedError";
  }
}

/** An answer that this API does not give: HTML, broken JSON, a 2xx of another shape, a redirect. */
export class FlowrouteUnexpectedResponseError extends FlowrouteError {
  static {
    FlowrouteUnexpectedResponseError.prototype.name = "FlowrouteUnexpectedResponseError";
  }
  constructor(message: string, facts?: ErrorFacts) {
    super(message, "unknown", facts);
  }
}
