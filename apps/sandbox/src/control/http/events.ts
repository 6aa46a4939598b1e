import type { ServerResponse } from "node:http";
import type { Topic } from "../../events/changes.ts";
import type { SandboxControl } from "../control.ts";
import { ROOT } from "./control-operation.ts";
import type { Route } from "./route.ts";
import { DATA_HEADERS } from "./security-headers.ts";

export type EventsOptions = {
  control: Pick<SandboxControl, "onChange">;
  /** Aborted when the sandbox closes: who listens is told by the end of the stream, not by a cut. */
  closing?: AbortSignal | undefined;
  heartbeatMs?: number;
};

/** Proxies end a connection on which nothing happens. */
const HEARTBEAT_MS = 15_000;

const HEADERS = {
  ...DATA_HEADERS,
  "content-type": "text/event-stream; charset=utf-8",
  // Some proxies would keep events until there are enough of them.
  "x-accel-buffering": "no",
};

const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * Tells one listener. While it reads too slowly nothing is kept for it, but that it has missed something.
 *
 * @returns what ends it.
 */
function tellTo(
  outgoing: ServerResponse,
  { control, heartbeatMs = HEARTBEAT_MS }: EventsOptions,
): () => void {
  let full = false;
  let missed = false;
  const write = (text: string) => {
    full = !outgoing.write(text);
  };
  const tell = (topics: readonly Topic[]) => {
    if (full) missed = true;
    else write(event("changed", { topics }));
  };
  outgoing.writeHead(200, HEADERS);
  write(event("ready", {}));
  const stopChanges = control.onChange(tell);
  const heartbeat = setInterval(() => {
    if (!full) write(":\n\n");
  }, heartbeatMs).unref();
  const stop = () => {
    stopChanges();
    clearInterval(heartbeat);
  };
  outgoing.on("drain", () => {
    full = false;
    if (!missed || outgoing.writableEnded) return;
    missed = false;
    tell(["everything"]);
  });
  outgoing.once("close", stop);
  return () => {
    stop();
    outgoing.end();
  };
}

export function eventsRoute(options: EventsOptions): Route {
  const ends = new Set<() => void>();
  options.closing?.addEventListener("abort", () => {
    for (const end of ends) end();
  });
  return {
    method: "GET",
    path: `${ROOT}/events`,
    handle: ({ incoming, outgoing }) => {
      if (incoming.method === "HEAD") {
        outgoing.writeHead(200, HEADERS).end();
        return;
      }
      const end = tellTo(outgoing, options);
      ends.add(end);
      outgoing.once("close", () => ends.delete(end));
    },
  };
}
