import { join, relative } from "node:path";
import { readArguments, UsageError } from "./arguments.ts";
import { ChildProcesses } from "./children/child-processes.ts";
import { FULL, QUICK } from "./harness/effort.ts";
import { isWhole, writeReport } from "./harness/results.ts";
import { runSuite } from "./harness/suite.ts";
import { formatReport } from "./harness/table.ts";
import { allSuites } from "./suites/all-suites.ts";

const results = join(import.meta.dirname, "../results");
const children = new ChildProcesses();
const stop = new AbortController();

async function main(): Promise<void> {
  const command = readArguments(
    process.argv.slice(2),
    allSuites.map(({ name }) => name),
  );
  if (command.kind === "help") return console.log(usage());
  if (command.kind === "show") return showResults();

  const effort = command.mode === "quick" ? QUICK : FULL;
  let isShown = false;
  for (const suite of allSuites.filter(({ name }) => command.suites.includes(name))) {
    console.error(`\n${suite.name}: ${suite.summary} (${effort.mode}) …`);
    const report = await runSuite(suite, { effort, children, signal: stop.signal });
    const path = await writeReport(results, report);
    isShown ||= isWhole(report);
    console.log(`${formatReport(report)}\n→ ${relative(process.cwd(), path)}`);
  }
  if (isShown) await showResults();
}

/** Loaded when it is needed: what draws has no place in a process that measures. */
async function showResults(): Promise<void> {
  const { show } = await import("./shown/show.ts");
  for (const path of show()) console.log(`written: ${path}`);
}

function usage(): string {
  const suites = allSuites.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`);
  return [
    "npm run bench -- [suite …] [--quick]",
    "npm run bench -- --show",
    "",
    ...suites,
    "",
    "No suite named: all of them. --quick: fewer rounds, a few minutes, results not kept as the real ones.",
    "--show: measures nothing; writes figures and pictures into the documents, as the results have them.",
  ].join("\n");
}

// The first signal ends the run in order, through the same way as a failure; whatever is left dies with us.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)
  process.once(signal, () => {
    process.exitCode = code;
    stop.abort(new Error(`Stopped by ${signal}. Suites that were not finished left no results.`));
    void children.endAll();
  });
process.once("exit", () => children.killAll());

main().catch((error: unknown) => {
  const reason = stop.signal.aborted ? stop.signal.reason : error;
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode ||= error instanceof UsageError ? 2 : 1;
});
