#!/usr/bin/env node
import { nodeProblem } from "./settings/node-version.ts";
import { startQuickly } from "./start/quick-start.ts";

const problem = nodeProblem(process.versions.node);
if (problem === undefined) {
  startQuickly(process.argv.slice(2), process.env);
  // Loaded only now: what an old Node lacks would stop it before it can say so.
  const { answerCommandLine } = await import("./start/answer-command-line.ts");
  await answerCommandLine();
} else {
  process.stderr.write(`flowroute-mcp: ${problem}\n`);
  process.exitCode = 2;
}
