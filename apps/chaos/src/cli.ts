import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { canRunPostgres } from "../../mcp/test/postgres-server.ts";
import { type GroundName, isToKeep, readArguments, USAGE, UsageError } from "./arguments.ts";
import { isClean } from "./report/report.ts";
import { saveResult } from "./report/save-result.ts";
import { formatReport } from "./report/table.ts";
import { runChaos } from "./run/chaos.ts";
import type { Ground } from "./run/ground.ts";
import { PROCESSES } from "./run/processes.ts";
import { replicas } from "./run/replicas.ts";
import { Children } from "./servers/children.ts";

/** Mostly shorter than servers are patient, and sometimes longer. */
const OUTAGES = { everyMs: [25_000, 55_000], awayMs: [0, 8_000] } as const;

/** By where it is run: effects begun in a second. What two cores shared with others can do, and the carrier's messages. */
const GROUNDS: Record<GroundName, { ground: Ground; pace: number }> = {
  processes: { ground: PROCESSES, pace: 45 },
  replicas: { ground: replicas({ outages: OUTAGES, fsync: true, isApart: true }), pace: 24 },
};

/** Past the lease of a process that was killed, which whoever comes before that waits for. */
const AGAIN_WITHIN_MS = 25_000;
const LATER_WITHIN_MS = 8_000;

const RESULTS = fileURLToPath(new URL("../results", import.meta.url));

let children = new Children();
const stop = new AbortController();

async function main(): Promise<void> {
  const command = readArguments(process.argv.slice(2), Date.now());
  if (command.kind === "help") return console.log(USAGE);
  const { grounds, ...wanted } = command;
  if (grounds.includes("replicas") && !canRunPostgres())
    throw new Error(
      "PostgreSQL does not run as root, and a user of its own cannot reach this folder. Run this as another user, or from a folder that everybody may read; or run the servers of one machine alone: npm run chaos -- processes",
    );
  for (const name of grounds) {
    console.error(`${name}, seed ${wanted.seed}`);
    children = new Children();
    const began = performance.now();
    const report = await runChaos({
      ...wanted,
      ...GROUNDS[name],
      againWithinMs: AGAIN_WITHIN_MS,
      laterWithinMs: LATER_WITHIN_MS,
      toTheEnd: true,
      children,
      signal: stop.signal,
      say: (line) => console.error(`${Math.round((performance.now() - began) / 1000)} s: ${line}`),
    });
    const table = formatReport(report);
    console.log(`${name}\n${table}`);
    if (report.isFinished && isToKeep(wanted))
      console.log(`→ ${relative(process.cwd(), saveResult(RESULTS, name, table, new Date()))}`);
    if (!isClean(report)) process.exitCode ||= 1;
  }
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
