#!/usr/bin/env node
import packageJson from "../package.json" with { type: "json" };
import { isInClearText, openCarrier } from "./carrier/carrier.ts";
import { runCommand } from "./commands/run-command.ts";
import { createTerminal } from "./commands/terminal.ts";
import { createLedgerFile } from "./guard/ledger/ledger-file.ts";
import { programOf } from "./program.ts";
import { serveOnStdio } from "./serve/stdio.ts";
import { servedFrom } from "./served.ts";
import { HELP } from "./settings/flags.ts";
import { requireNode } from "./settings/node-version.ts";
import { readCommand, type Settings, SettingsError } from "./settings/settings.ts";
import { catalog } from "./tools/catalog.ts";

const { version } = packageJson;

// stdout belongs to the protocol: everything for a person goes to stderr.
const say = (line: string) => process.stderr.write(`flowroute-mcp: ${line}\n`);

async function main(): Promise<void> {
  requireNode(process.versions.node);
  const command = readCommand(process.argv.slice(2), process.env, catalog);
  if (command.kind === "help") process.stdout.write(HELP);
  else if (command.kind === "version") process.stdout.write(`${version}\n`);
  else if (command.kind === "serve") await serve(command.settings);
  else process.exitCode = await runCommand(command, createTerminal(process));
}

async function serve(settings: Settings): Promise<void> {
  const carrier = await openCarrier(settings);
  const isSandbox = carrier.account.kind === "sandbox";
  const ledger = createLedgerFile(settings.stateFolder, isSandbox ? "sandbox" : "real");
  const { served, guard } = servedFrom({
    program: programOf(process),
    settings,
    carrier,
    ledger,
    version,
    say,
  });
  const server = serveOnStdio(served, (error) => say(error.name));
  if (isSandbox)
    say(
      `sandbox at ${carrier.account.baseUrl}; nothing here is real, and keys and FLOWROUTE_BASE_URL are not used`,
    );
  if (carrier.consoleUrl !== undefined) say(`see what it does at ${carrier.consoleUrl}`);
  if (isInClearText(carrier.account.baseUrl))
    say(
      "warning: FLOWROUTE_BASE_URL is http on another machine, so the keys cross the network in clear text",
    );
  // What a process that was killed has left is looked into now; without a ledger there is nothing.
  if (ledger.exists()) guard.recover();
  const stop = async () => {
    await server.close();
    await guard.close();
    await ledger.close();
    await carrier.close();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  // The host is gone; an embedded sandbox would otherwise keep the process alive.
  process.stdin.once("close", stop);
}

main().catch((error: unknown) => {
  const known = error instanceof SettingsError;
  say(known ? error.message : `cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = known ? 2 : 1;
});
