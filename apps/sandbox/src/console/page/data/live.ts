import type { Topic } from "../../../events/changes.ts";
import { eventsUrl } from "./api.ts";
import { cell } from "./cell.ts";

export type Connection = "connecting" | "live" | "lost" | "again";

export const connection = cell<Connection>("connecting");

const RETRY_MS = 2000;
const AGAIN_SHOWN_MS = 3000;

const listeners = new Set<(topics: ReadonlySet<Topic>) => void>();

/** @returns what ends it. */
export function onTopics(listener: (topics: ReadonlySet<Topic>) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Has what shows these topics read again. */
export function tell(topics: Iterable<Topic>): void {
  const told = new Set(topics);
  for (const listener of [...listeners]) listener(told);
}

function topicsIn(data: string): Topic[] {
  const { topics }: { topics: Topic[] } = JSON.parse(data);
  return topics;
}

function opened(): void {
  if (connection.value() !== "lost") {
    connection.set("live");
    return;
  }
  connection.set("again");
  window.setTimeout(() => {
    if (connection.value() === "again") connection.set("live");
  }, AGAIN_SHOWN_MS);
  // Nobody told us what happened meanwhile.
  tell(["everything"]);
}

/** Listens to the sandbox for as long as the page is open. */
export function connect(): void {
  const source = new EventSource(eventsUrl);
  source.addEventListener("open", opened);
  source.addEventListener("changed", ({ data }: MessageEvent<string>) => tell(topicsIn(data)));
  source.addEventListener("error", () => {
    connection.set("lost");
    // The browser tries again by itself, unless it was refused.
    if (source.readyState !== EventSource.CLOSED) return;
    window.setTimeout(connect, RETRY_MS);
  });
}
