/** A payload that is not a webhook of the carrier. The message repeats nothing of the payload. */
export class FlowrouteWebhookError extends Error {
  static {
    FlowrouteWebhookError.prototype.name = "FlowrouteWebhookError";
  }

  /** The member that is wrong, like `data.attributes.from`; empty for the whole body. */
  readonly path: string;

  /** @internal Made by `parseWebhook` alone. */
  constructor(path: string, expected: string, got: string) {
    super(`Not a Flowroute webhook: ${path || "the body"} must be ${expected}, got ${got}.`);
    this.path = path;
  }
}
