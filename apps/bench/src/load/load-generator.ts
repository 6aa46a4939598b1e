import { ask } from "../children/ask.ts";
import type { Child, ChildProcesses } from "../children/child-processes.ts";
import { type Load, type LoadFigures, loadFiguresSchema } from "./run-load.ts";

/** The load generator, in a process of its own. */
export type LoadGenerator = { child: Child; run: (load: Load) => Promise<LoadFigures> };

export function startLoadGenerator(children: ChildProcesses): LoadGenerator {
  const child = children.fork(new URL("./load-process.ts", import.meta.url));
  return { child, run: async (load) => loadFiguresSchema.parse(await ask(child, load)) };
}
