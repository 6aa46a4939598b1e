import packageJson from "../../package.json" with { type: "json" };
import { runCommand } from "../commands/run-command.ts";
import { createTerminal } from "../commands/terminal.ts";
import { HELP } from "../settings/flags.ts";
import { readCommand, SettingsError } from "../settings/settings.ts";
import { catalog } from "../tools/catalog.ts";
import { serveOverStdio } from "./over-stdio.ts";
import { commandOf } from "./program-name.ts";

const { version } = packageJson;

// stdout belongs to the protocol: everything for a person goes to stderr.
const say = (line: string) => process.stderr.write(`flowroute-mcp: ${line}\n`);

async function answer(): Promise<void> {
  const command = readCommand(process.argv.slice(2), process.env, catalog);
  const program = { command: commandOf(process), version, say };
  if (command.kind === "help") process.stdout.write(HELP);
  else if (command.kind === "version") process.stdout.write(`${version}\n`);
  else if (command.kind !== "serve") process.exitCode = await runCommand(command, createTerminal(process));
  else if (command.over === "stdio") await serveOverStdio(command.settings, program);
  else {
    // Only those who ask for it wait for it to load.
    const { serveOverHttp } = await import("./over-http.ts");
    await serveOverHttp(command.settings, program);
  }
}

/** Does what the command line asks for. What goes wrong is said in a line, and is the exit code. */
export const answerCommandLine = (): Promise<void> =>
  answer().catch((error: unknown) => {
    const known = error instanceof SettingsError;
    say(known ? error.message : `cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = known ? 2 : 1;
  });
