import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { catalog } from "../tools/catalog.ts";
import { type Command, readCommand, type Settings } from "./settings.ts";
import { SettingsError } from "./settings-error.ts";

export const KEYS = {
  FLOWROUTE_ACCESS_KEY: "an access key",
  FLOWROUTE_SECRET_KEY: "a secret key",
  HOME: "/home/operator",
};

export const commandOf = (args: string[], environment: Record<string, string> = KEYS): Command =>
  readCommand(args, environment, catalog, "linux");

export function settingsOf(args: string[], environment: Record<string, string> = KEYS): Settings {
  const command = commandOf(args, environment);
  if (command.kind !== "serve") throw new Error(command.kind);
  return command.settings;
}

/** What a start is refused with. */
export function refusalOf(args: string[], environment: Record<string, string> = KEYS): string {
  try {
    commandOf(args, environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "nothing was refused";
}

/** Writes config files, which are gone after the tests of the file that calls it. */
export function configFiles(): (content: unknown, name?: string) => string {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-config-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  return (content, name = "config.json") => {
    const path = join(folder, name);
    const asIs = typeof content === "string" || content instanceof Uint8Array;
    writeFileSync(path, asIs ? content : JSON.stringify(content));
    return path;
  };
}
