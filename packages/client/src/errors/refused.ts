import { FlowrouteError } from "./flowroute-error.ts";

/** 401: the carrier did not accept the keys. */
export class FlowrouteAuthenticationError extends FlowrouteError {
  /** The name of the class, also in minified code. */
  declare name: "FlowrouteAuthenticationError";
  static {
    FlowrouteAuthenticationError.prototype.name = "FlowrouteAuthenticationError";
  }
}

/** 403: the account may not do this. */
export class FlowroutePermissionError extends FlowrouteError {
  /** The name of the class, also in minified code. */
  declare name: "FlowroutePermissionError";
  static {
    FlowroutePermissionError.prototype.name = "FlowroutePermissionError";
  }
}

/** 404: there is no such thing on the account, or it is not for sale (any more). */
export class FlowrouteNotFoundError extends FlowrouteError {
  /** The name of the class, also in minified code. */
  declare name: "FlowrouteNotFoundError";
  static {
    FlowrouteNotFoundError.prototype.name = "FlowrouteNotFoundError";
  }
}

/** 400, 405, 415, 422 and every other 4xx but 408: the carrier did not accept the request as it is. */
export class FlowrouteInvalidRequestError extends FlowrouteError {
  /** The name of the class, also in minified code. */
  declare name: "FlowrouteInvalidRequestError";
  static {
    FlowrouteInvalidRequestError.prototype.name = "FlowrouteInvalidRequestError";
  }
}

/** 429: too many requests in this calendar second. */
export class FlowrouteRateLimitError extends FlowrouteError {
  /** The name of the class, also in minified code. */
  declare name: "FlowrouteRateLimitError";
  static {
    FlowrouteRateLimitError.prototype.name = "FlowrouteRateLimitError";
  }
  /** How long the carrier asks to wait, in milliseconds; undefined if it did not say. */
  declare readonly retryAfterMs: number | undefined;
}
