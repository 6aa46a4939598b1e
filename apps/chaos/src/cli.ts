import { readArguments, USAGE, UsageError } from "./arguments.ts";
import { isClean } from "./report/report.ts";
import { formatReport } from "./report/table.ts";
import { runChaos } from "./run/chaos.ts";
import { Children } from "./servers/children.ts";

/** Effects begun in a second: what two cores shared with others can do. */
const PACE = 45;

/** Past the lease of a process that was killed, which whoever comes before that waits for. */
const AGAIN_WITHIN_MS = 25_000;

const children = new Children();
const stop = new AbortController();

async function main(): Promise<void> {
  const command = readArguments(process.argv.slice(2), Date.now());
  if (command.kind === "help") return console.log(USAGE);
  console.error(`seed ${command.seed}`);
  const began = performance.now();
  const report = await runChaos({
    ...command,
    pace: PACE,
    againWithinMs: AGAIN_WITHIN_MS,
    untilProved: true,
    children,
    signal: stop.signal,
    say: (line) => console.error(`${Math.round((performance.now() - began) / 1000)} s: ${line}`),
  });
  console.log(formatReport(report));
  if (!isClean(report)) process.exitCode ||= 1;
}

// A signal ends the run in order, through the same way as a failure; whatever is left dies with this process.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)
  process.once(signal, () => {
    process.exitCode = code;
    stop.abort(new Error(`Stopped by ${signal}.`));
  });
process.once("exit", () => children.killAll());

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  // Calls that wait for a later moment would hold the process.
  process.exit(process.exitCode || (error instanceof UsageError ? 2 : 1));
});
