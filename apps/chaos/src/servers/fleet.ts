import { once } from "node:events";
import type { Answer, Request, Server } from "./server.ts";

/** The process ended before it answered: nobody knows what it did. */
export class GoneError extends Error {
  override readonly name = "GoneError";
}

/** Servers on one ledger, each in a place that is never empty for long. */
export type Fleet = {
  size: number;
  /** A call to the server in this place, or to the next that lives. Rejects with a GoneError when its process ends first. */
  call: (place: number, request: Request) => Promise<Answer>;
  /** Kills the server in this place, in the midst of whatever it does, and starts another. */
  kill: (place: number) => Promise<void>;
  /** Starts another server in this place, and then ends the one that was there: it may finish what it has begun. */
  replace: (place: number) => Promise<void>;
  kills: () => number;
  replacements: () => number;
  /** What servers said that ended without being killed. */
  crashes: () => readonly string[];
  /** Ends all in order. */
  end: () => Promise<void>;
};

/** @param start gives the server for a place, when it takes calls. */
export async function openFleet(size: number, start: (place: number) => Promise<Server>): Promise<Fleet> {
  const crashes: string[] = [];
  /** Those that are killed or ended by the run. */
  const doomed = new WeakSet<Server>();
  const leaving = new Set<Promise<void>>();
  let kills = 0;
  let replacements = 0;

  const open = async (place: number): Promise<Server> => {
    const server = await start(place);
    server.process.once("exit", (code, signal) => {
      if (doomed.has(server)) return;
      crashes.push(`A server ended by itself (${signal ?? code}). ${server.complaints()}`);
      const another = open(place);
      another.then(
        (next) => servers.splice(place, 1, next),
        (error: unknown) => crashes.push(String(error)),
      );
    });
    return server;
  };
  const servers = await Promise.all(Array.from({ length: size }, (_, place) => open(place)));

  const inPlace = (place: number): Server => {
    const server = servers[place % size];
    if (server === undefined) throw new Error("There is no such place.");
    return server;
  };
  const taking = (place: number): Server => {
    for (let next = place; next < place + size; next += 1) if (lives(inPlace(next))) return inPlace(next);
    throw new GoneError("No server lives.");
  };
  const fill = async (place: number): Promise<void> => {
    servers[place % size] = await open(place % size);
  };

  return {
    size,
    async call(place, request) {
      const server = taking(place);
      try {
        return await server.call(request);
      } catch (cause) {
        if (doomed.has(server) || !lives(server))
          throw new GoneError("The server was killed in the midst of a call.", { cause });
        throw cause;
      }
    },
    async kill(place) {
      const server = inPlace(place);
      doomed.add(server);
      const gone = once(server.process, "exit");
      if (!server.process.kill("SIGKILL")) return;
      kills += 1;
      await gone;
      await fill(place);
    },
    async replace(place) {
      const server = inPlace(place);
      await fill(place);
      doomed.add(server);
      replacements += 1;
      const left = server.end();
      leaving.add(left);
      left.finally(() => leaving.delete(left));
    },
    kills: () => kills,
    replacements: () => replacements,
    crashes: () => crashes,
    async end() {
      for (const server of servers) doomed.add(server);
      await Promise.all([...leaving, ...servers.map((server) => server.end())]);
    },
  };
}

const lives = ({ process }: Server): boolean =>
  !process.killed && process.exitCode === null && process.signalCode === null;
