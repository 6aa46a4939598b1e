import { pino } from "pino";

/** Where log lines go. */
export type Destination = { write: (line: string) => void; flushSync?: () => void };

/** Milliseconds for which a line may wait for others: a write of its own costs more than all the rest of it. */
const TOGETHER_MS = 100;
const TOGETHER_BYTES = 4096;

/**
 * Stderr, in portions. Nothing that was written is lost when the process ends, also by an error that nobody caught;
 * what ends it without a warning (SIGKILL) may cost the last tenth of a second.
 */
export function toStderr(): Destination {
  const stderr = pino.destination({
    fd: 2,
    sync: true,
    minLength: TOGETHER_BYTES,
    periodicFlush: TOGETHER_MS,
  });
  const flushSync = () => {
    try {
      stderr.flushSync();
    } catch {
      // Whoever read it is gone: there is nobody to tell.
    }
  };
  process.once("exit", flushSync);
  return { write: (line) => stderr.write(line), flushSync };
}
