/**
 * Ends in good order at the first signal. At a second one the process ends at once: what is under way is in the ledger,
 * and the next server finds out what became of it.
 */
export function stopOnSignals(say: (line: string) => void, stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) {
      say(`${signal} again: ending at once. What was under way is looked up by the next server.`);
      process.exit(1);
    }
    stopping = true;
    say(`${signal}: nothing new is taken, and what is under way is finished`);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        say(`could not end in good order (${error instanceof Error ? error.name : "unknown"})`);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, onSignal);
}
