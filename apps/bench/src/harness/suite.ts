import type { ChildProcesses } from "../children/child-processes.ts";
import { measuredCommit } from "./commit.ts";
import type { Effort } from "./effort.ts";
import { describeMachine } from "./machine.ts";
import { untilQuiet } from "./quiet.ts";
import type { Comparison, Report } from "./report.ts";
import { readVersions } from "./versions.ts";

/** What a suite works with. */
export type Bench = { effort: Effort; children: ChildProcesses; signal: AbortSignal };

/** Takes versions of what a suite finds only when it runs. */
export type NoteVersions = (versions: Readonly<Record<string, string>>) => void;

/** A set of comparisons that can run alone. */
export type Suite = {
  name: string;
  /** One line for the usage text. */
  summary: string;
  /** The packages whose versions belong beside the figures. */
  packages: readonly string[];
  run: (bench: Bench, note: NoteVersions) => Promise<Comparison[]>;
};

/** Runs one suite, once the machine is quiet. Its child processes are ended when this returns, however it returns. */
export async function runSuite(suite: Suite, bench: Bench): Promise<Report> {
  const machine = describeMachine(await untilQuiet(bench.effort.patienceMs, bench.signal));
  const measuredAt = new Date().toISOString();
  const start = performance.now();
  const found: Record<string, string> = {};
  try {
    const comparisons = await suite.run(bench, (versions) => void Object.assign(found, versions));
    return {
      suite: suite.name,
      mode: bench.effort.mode,
      measuredAt,
      commit: measuredCommit(),
      seconds: Number(((performance.now() - start) / 1000).toFixed(1)),
      machine,
      versions: { ...readVersions(suite.packages), ...found },
      comparisons,
    };
  } finally {
    await bench.children.endAll();
  }
}
