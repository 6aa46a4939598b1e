import { type ErrorFacts, FlowrouteError } from "./flowroute-error.ts";

/** The call itself is wrong; nothing was sent. */
export class FlowrouteInputError extends FlowrouteError {
  declare name: "FlowrouteInputError";
  static {
    FlowrouteInputError.prototype.name = "FlowrouteInputError";
  }
  constructor(message: string, facts?: ErrorFacts) {
    super(message, "not_sent", facts);
  }
}

/** 5xx: the carrier failed, and may have acted. */
export class FlowrouteServerError extends FlowrouteError {
  declare name: "FlowrouteServerError";
  static {
    FlowrouteServerError.prototype.name = "FlowrouteServerError";
  }
}

/** The carrier was not reached (`not_sent`), or the connection broke after that (`unknown`). */
export class FlowrouteConnectionError extends FlowrouteError {
  declare name: "FlowrouteConnectionError";
  static {
    FlowrouteConnectionError.prototype.name = "FlowrouteConnectionError";
  }
}

/** No complete answer within `timeoutMs`, or 408. */
export class FlowrouteTimeoutError extends FlowrouteError {
  declare name: "FlowrouteTimeoutError";
  static {
    FlowrouteTimeoutError.prototype.name = "FlowrouteTimeoutError";
  }
}

/** The caller's signal ended the call. `cause` is the signal's reason. */
export class FlowrouteAbortedError extends FlowrouteError {
  declare name: "FlowrouteAbortedError";
  static {
    FlowrouteAbortedError.prototype.name = "FlowrouteAbortedError";
  }
}

/** An answer that this API does not give: HTML, broken JSON, a 2xx of another shape, a redirect. */
export class FlowrouteUnexpectedResponseError extends FlowrouteError {
  declare name: "FlowrouteUnexpectedResponseError";
  static {
    FlowrouteUnexpectedResponseError.prototype.name = "FlowrouteUnexpectedResponseError";
  }
}
