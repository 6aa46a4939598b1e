/** Below it is one path, which is secret: the carrier signs nothing. */
export const WEBHOOK_PATH = "/webhooks/flowroute";
