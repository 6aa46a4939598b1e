import type { IncomingMessage, ServerResponse } from "node:http";

/** What Hono's Node server gives to a handler. */
export type HttpEnv = { Bindings: { incoming: IncomingMessage; outgoing: ServerResponse } };
