import type { Caller } from "./caller.ts";

/** What a call asks for. */
export type Operation = "numbers.get" | "messages.send";

/** Where Node finds the packages of others that callers need: package → URL of the file behind its import. */
export type PeerEntries = Readonly<Record<string, string>>;

type Way = {
  /** Somebody else's package, which is there only when the peers are installed. */
  peer?: string;
  /** It opens its sockets itself, and no fetch can be put in their place. */
  ownSockets?: true;
  load: (exported: unknown) => Promise<Caller>;
};

// Imported by name, so that a process loads one client and no other.
/** The ways of calling, in the order of the table. */
export const waysByName: Record<Operation, Record<string, Way>> = {
  "numbers.get": {
    "flowroute-client": { load: async () => (await import("./flowroute-client.ts")).flowrouteClient },
    "bare fetch": { load: async () => (await import("./bare-fetch.ts")).bareFetch },
    "undici.request": {
      peer: "undici",
      ownSockets: true,
      load: async (exported) => (await import("./undici-request.ts")).undiciRequest(exported),
    },
    "openapi-fetch": { load: async () => (await import("./openapi-fetch.ts")).openapiFetch },
    "ky, bare": { peer: "ky", load: async (exported) => (await import("./ky.ts")).kyBare(exported) },
    ky: { peer: "ky", load: async (exported) => (await import("./ky.ts")).kyWithDefaults(exported) },
    "@octokit/core": {
      peer: "@octokit/core",
      load: async (exported) => (await import("./octokit-core.ts")).octokitCore(exported),
    },
    stripe: { peer: "stripe", load: async (exported) => (await import("./stripe.ts")).stripe(exported) },
    telnyx: { peer: "telnyx", load: async (exported) => (await import("./telnyx.ts")).telnyx(exported) },
  },
  "messages.send": {
    "flowroute-client": {
      load: async () => (await import("./send-flowroute-client.ts")).sendByFlowrouteClient,
    },
    "bare fetch": { load: async () => (await import("./send-bare-fetch.ts")).sendByBareFetch },
    "openapi-fetch": { load: async () => (await import("./send-openapi-fetch.ts")).sendByOpenapiFetch },
  },
};

/** The packages of others behind an operation's ways, each once. */
export function peersOf(operation: Operation): string[] {
  return [...new Set(Object.values(waysByName[operation]).flatMap(({ peer }) => peer ?? []))];
}

/** The ways that there are with these peers. Inside a process a way that opens its own sockets has none to open. */
export function wayNames(operation: Operation, entries: PeerEntries, isInProcess: boolean): string[] {
  return Object.entries(waysByName[operation])
    .filter(([, { peer }]) => peer === undefined || Object.hasOwn(entries, peer))
    .filter(([, { ownSockets }]) => !(isInProcess && ownSockets))
    .map(([name]) => name);
}

/** @throws Error when there is no such way, its peer is not there, or that exports something else. */
export async function loadCaller(operation: Operation, name: string, entries: PeerEntries): Promise<Caller> {
  const way = waysByName[operation][name];
  if (way === undefined) throw new Error(`There is no "${name}" for ${operation}.`);
  if (way.peer === undefined) return way.load(undefined);
  const entry = entries[way.peer];
  if (entry === undefined) throw new Error(`"${name}" needs ${way.peer}, which is not installed.`);
  return way.load(await import(entry));
}
