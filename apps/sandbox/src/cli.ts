#!/usr/bin/env node
import packageJson from "../package.json" with { type: "json" };
import { HELP, readCommandLine } from "./command-line.ts";
import { keepCompiled } from "./keep-compiled.ts";
import { nodeProblem } from "./node-version.ts";
import { silenceSqliteWarning } from "./sqlite-warning.ts";

const commandLine = readCommandLine(process.argv.slice(2));

switch (commandLine.command) {
  case "help":
    process.stdout.write(HELP);
    break;
  case "version":
    process.stdout.write(`${packageJson.version}\n`);
    break;
  case "refuse":
    process.stderr.write(`flowroute-sandbox: ${commandLine.why} See flowroute-sandbox --help.\n`);
    process.exitCode = 2;
    break;
  case "serve": {
    const problem = nodeProblem(process.versions.node);
    if (problem !== undefined) {
      process.stderr.write(`flowroute-sandbox: ${problem}\n`);
      process.exitCode = 2;
      break;
    }
    keepCompiled(process.env);
    silenceSqliteWarning();
    // Loaded only now: Node warns as soon as node:sqlite is loaded.
    const { serve } = await import("./serve.ts");
    process.exitCode = await serve(commandLine.options, commandLine.json);
  }
}
