import type { Topic } from "../events/changes.ts";

/** Nobody looks at a page more often. */
const INTERVAL_MS = 80;

/** Gathers what is told within a moment, so that thousands of changes a second become some. */
export function coalesced(
  listen: (listener: (topic: Topic) => void) => () => void,
  tell: (topics: readonly Topic[]) => void,
): () => void {
  const gathered = new Set<Topic>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    const topics = gathered.has("everything") ? (["everything"] as const) : [...gathered];
    gathered.clear();
    tell(topics);
  };
  const stop = listen((topic) => {
    gathered.add(topic);
    timer ??= setTimeout(flush, INTERVAL_MS).unref();
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
