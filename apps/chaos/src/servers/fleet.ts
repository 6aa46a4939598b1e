import { once } from "node:events";
import { type Answer, type Server, type Start, startServer } from "./server.ts";

/** The process ended before it answered: nobody knows what it did. */
export class GoneError extends Error {
  override readonly name = "GoneError";
}

/** Servers on one ledger, each in a place that is never empty for long. */
export type Fleet = {
  size: number;
  /** A call to the server in this place. Rejects with a GoneError when its process ends first. */
  call: (place: number, tool: string, input: Record<string, unknown>) => Promise<Answer>;
  /** Kills the server in this place, in the midst of whatever it does, and starts another. */
  kill: (place: number) => Promise<void>;
  kills: () => number;
  /** What servers said that ended without being killed. */
  crashes: () => readonly string[];
  /** Ends all in order. */
  end: () => Promise<void>;
};

export async function openFleet(size: number, start: Start): Promise<Fleet> {
  const crashes: string[] = [];
  const expected = new WeakSet<Server>();
  let kills = 0;

  const open = async (place: number): Promise<Server> => {
    const server = await startServer(start, place % 2 === 0 ? "2025" : "2026");
    server.process.once("exit", (code, signal) => {
      if (expected.has(server)) return;
      crashes.push(`A server ended by itself (${signal ?? code}). ${server.complaints()}`);
      const another = open(place);
      another.catch((error: unknown) => crashes.push(String(error)));
      places[place] = another;
    });
    return server;
  };
  const places: Promise<Server>[] = [];
  for (let place = 0; place < size; place += 1) places.push(open(place));
  await Promise.all(places);

  const inPlace = (place: number): Promise<Server> => {
    const server = places[place % size];
    if (server === undefined) throw new Error("There is no such place.");
    return server;
  };

  return {
    size,
    async call(place, tool, input) {
      const { process, call } = await inPlace(place);
      try {
        return await call(tool, input);
      } catch (cause) {
        if (process.killed || process.exitCode !== null || process.signalCode !== null)
          throw new GoneError("The server was killed in the midst of a call.", { cause });
        throw cause;
      }
    },
    async kill(place) {
      const server = await inPlace(place);
      expected.add(server);
      const gone = once(server.process, "exit");
      if (!server.process.kill("SIGKILL")) return;
      kills += 1;
      places[place % size] = gone.then(() => open(place));
      await places[place % size];
    },
    kills: () => kills,
    crashes: () => crashes,
    async end() {
      const servers = await Promise.all(places);
      for (const server of servers) expected.add(server);
      await Promise.all(servers.map(({ process }) => start.children.end(process)));
    },
  };
}
