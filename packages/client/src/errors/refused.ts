import { type ErrorFacts, FlowrouteError } from "./flowroute-error.ts";

/** 401: the carrier did not accept the keys. */
export class FlowrouteAuthenticationError extends FlowrouteError {
  static {
    FlowrouteAuthenticationError.prototype.name = "FlowrouteAuthenticationError";
  }
  constructor(message: string, facts?: ErrorFacts) {
    super(message, "rejected", facts);
  }
}

/** 403: the account may not do this. */
export class FlowroutePermissionError extends FlowrouteError {
  static {
    FlowroutePermissionError.prototype.name = "FlowroutePermissionError";
  }
  constructor(message: string, facts?: ErrorFacts) {
    super(message, "rejected", facts);
  }
}

/** 404: there is no such thing on the account, or it is not for sale (any more). */
export class FlowrouteNotFoundError extends FlowrouteError {
  static {
    FlowrouteNotFoundError.prototype.name = "FlowrouteNotFoundError";
  }
  constructor(message: string, facts?: ErrorFacts) {
    super(message, "rejected", facts);
  }
}

/** 400, 405, 415, 422 and every other 4xx: the carrier did not accept the request as it is. */
export class FlowrouteInvalidRequestError extends FlowrouteError {
  static {
    FlowrouteInvalidRequestError.prototype.name = "FlowrouteInvalidRequestError";
  }
  constructor(message: string, facts?: ErrorFacts) {
    super(message, "rejected", facts);
  }
}

/** 429: too many requests in this calendar second. */
export class FlowrouteRateLimitError extends FlowrouteError {
  static {
    FlowrouteRateLimitError.prototype.name = "FlowrouteRateLimitError";
  }
  /** How long the carrier asks to wait, in milliseconds; undefined if it did not say. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, facts?: ErrorFacts & { retryAfterMs?: number | undefined }) {
    super(message, "rejected", facts);
    this.retryAfterMs = facts?.retryAfterMs;
  }
}
