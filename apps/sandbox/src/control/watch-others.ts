import type { Store } from "../store/store.ts";

const INTERVAL_MS = 500;

/**
 * Tells when another process has written to the same file: it does not say what.
 *
 * @returns what ends it.
 */
export function watchOthers(
  tell: () => void,
  { availableNumbers }: Pick<Store, "availableNumbers">,
  closing: AbortSignal,
): () => void {
  let seen = availableNumbers.othersVersion();
  const timer = setInterval(() => {
    const current = availableNumbers.othersVersion();
    if (current === seen) return;
    seen = current;
    tell();
  }, INTERVAL_MS).unref();
  const stop = () => clearInterval(timer);
  closing.addEventListener("abort", stop, { once: true });
  return () => {
    stop();
    closing.removeEventListener("abort", stop);
  };
}
