#!/usr/bin/env node
import packageJson from "../package.json" with { type: "json" };
import { isInClearText, openCarrier } from "./carrier.ts";
import { serveOnStdio } from "./serve/stdio.ts";
import { servedFrom } from "./served.ts";
import { HELP } from "./settings/flags.ts";
import { requireNode } from "./settings/node-version.ts";
import { readCommand, SettingsError } from "./settings/settings.ts";
import { catalog } from "./tools/catalog.ts";

const { version } = packageJson;

// stdout belongs to the protocol: everything for a person goes to stderr.
const say = (line: string) => process.stderr.write(`flowroute-mcp: ${line}\n`);

async function main(): Promise<void> {
  requireNode(process.versions.node);
  const command = readCommand(process.argv.slice(2), process.env, catalog);
  if (command.kind === "help") process.stdout.write(HELP);
  else if (command.kind === "version") process.stdout.write(`${version}\n`);
  else {
    const { settings } = command;
    const carrier = await openCarrier(settings.account);
    const server = serveOnStdio(servedFrom(settings, carrier, version), (error) => say(error.name));
    if (carrier.account.kind === "sandbox")
      say(
        `sandbox at ${carrier.account.baseUrl}; nothing here is real, and keys and FLOWROUTE_BASE_URL are not used`,
      );
    if (isInClearText(carrier.account.baseUrl))
      say(
        "warning: FLOWROUTE_BASE_URL is http on another machine, so the keys cross the network in clear text",
      );
    const stop = async () => {
      await server.close();
      await carrier.close();
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
    // The host is gone; an embedded sandbox would otherwise keep the process alive.
    process.stdin.once("close", stop);
  }
}

main().catch((error: unknown) => {
  const known = error instanceof SettingsError;
  say(known ? error.message : `cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = known ? 2 : 1;
});
