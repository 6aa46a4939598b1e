import { type ErrorFacts, FlowrouteError } from "./flowroute-error.ts";

/** The call itself is wrong; nothing was sent. */
export class FlowrouteInputError extends FlowrouteError {
  /** The name of the class, also in minified code. */
  declare name: "FlowrouteInputError";
  static {
    FlowrouteInputError.prototype.name = "FlowrouteInputError";
  }
  /** @internal Made by the client alone. */
  constructor(message: string, facts?: ErrorFacts) {
    super(message, "not_sent", facts);
  }
}

/** 5xx: the carrier failed, and may have acted. */
export class FlowrouteServerError extends FlowrouteError {
  /** The name of the class, also in minified code. */
  declare name: "FlowrouteServerError";
  static {
    FlowrouteServerError.prototype.name = "FlowrouteServerError";
  }
}

/** The carrier was not reached (`not_sent`), or the connection broke after that (`unknown`). */
export class FlowrouteConnectionError extends FlowrouteError {
  /** The name of the class, also in minified code. */
  declare name: "FlowrouteConnectionError";
  static {
    FlowrouteConnectionError.prototype.name = "FlowrouteConnectionError";
  }
}

/** No complete answer within `timeoutMs`, or 408. */
export class FlowrouteTimeoutError extends FlowrouteError {
  /** The name of the class, also in minified code. */
  declare name: "FlowrouteTimeoutError";
  static {
    FlowrouteTimeoutError.prototype.name = "FlowrouteTimeoutError";
  }
}

/** The caller's signal ended the call. `cause` is the signal's reason. */
export class FlowrouteAbortedError extends FlowrouteError {
  /** The name of the class, also in minified code. */
  declare name: "FlowrouteAbortedError";
  static {
    FlowrouteAbortedError.prototype.name = "FlowrouteAbortedError";
  }
}

/** An answer that this API does not give: HTML, broken JSON, a 2xx of another shape, a redirect. */
export class FlowrouteUnexpectedResponseError extends FlowrouteError {
  /** The name of the class, also in minified code. */
  declare name: "FlowrouteUnexpectedResponseError";
  static {
    FlowrouteUnexpectedResponseError.prototype.name = "FlowrouteUnexpectedResponseError";
  }
}
