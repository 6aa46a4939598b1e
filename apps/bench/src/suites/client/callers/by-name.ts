import type { Caller } from "./caller.ts";

/** What a call asks for. */
export type Operation = "numbers.get" | "messages.send";

// Imported by name, so that a process loads one client and no other.
/** The ways of calling, in the order of the table. */
export const callersByName: Record<Operation, Record<string, () => Promise<Caller>>> = {
  "numbers.get": {
    "flowroute-client": async () => (await import("./flowroute-client.ts")).flowrouteClient,
    "bare fetch": async () => (await import("./bare-fetch.ts")).bareFetch,
    "openapi-fetch": async () => (await import("./openapi-fetch.ts")).openapiFetch,
    "ky, bare": async () => (await import("./ky-bare.ts")).kyBare,
    ky: async () => (await import("./ky.ts")).kyWithDefaults,
    "@octokit/core": async () => (await import("./octokit-core.ts")).octokitCore,
    stripe: async () => (await import("./stripe.ts")).stripe,
    telnyx: async () => (await import("./telnyx.ts")).telnyx,
  },
  "messages.send": {
    "flowroute-client": async () => (await import("./send-flowroute-client.ts")).sendByFlowrouteClient,
    "bare fetch": async () => (await import("./send-bare-fetch.ts")).sendByBareFetch,
    "openapi-fetch": async () => (await import("./send-openapi-fetch.ts")).sendByOpenapiFetch,
  },
};
