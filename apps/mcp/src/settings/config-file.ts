import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { didYouMean } from "./did-you-mean.ts";
import { JsonProblem, lineAndColumn, readMembers } from "./flat-json.ts";
import { shown } from "./kind.ts";
import { OTHER_FLAGS } from "./other-flags.ts";
import { SettingsError } from "./settings-error.ts";
import { isName, NAMES } from "./table.ts";

export type ConfigFile = { path: string; values: ReadonlyMap<string, unknown> };

/**
 * The settings of a file, of which the names are checked, and the values not yet.
 * @param where the flag or variable that names the file
 * @throws SettingsError
 */
export function readConfigFile(name: string, where: string): ConfigFile {
  if (name.trim() === "") throw new SettingsError(`${where} is empty: it has to be the path of a file.`);
  const path = resolve(name);
  const members = membersOf(textOf(path, where), path);
  const values = new Map<string, unknown>();
  const seen = new Set<string>();
  for (const [key, value] of members) {
    // Of two values of one setting, one would be ignored.
    if (seen.has(key)) throw new SettingsError(`${shown(key)} is twice in ${path}. Give it once.`);
    seen.add(key);
    if (isName(key)) values.set(key, value);
    else if (key !== SCHEMA_KEY) throw new SettingsError(unknownKey(key, path));
    else if (typeof value !== "string")
      throw new SettingsError(`${SCHEMA_KEY} in ${path} has to be a string: the place of a JSON schema.`);
  }
  return { path, values };
}

/** Editors find the schema of a file under this key. */
export const SCHEMA_KEY = "$schema";

const READING_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be read by this user",
  EISDIR: "is a folder",
};

function textOf(path: string, where: string): string {
  try {
    // Refuses what is no UTF-8, and leaves out the mark at the beginning that some editors on Windows write.
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const why = READING_PROBLEMS[code] ?? `cannot be read as text (${code})`;
    throw new SettingsError(`The config file ${path}, which ${where} names, ${why}.`);
  }
}

function membersOf(text: string, path: string): [string, unknown][] {
  try {
    const members = readMembers(text);
    if (members !== undefined) return members;
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    const { line, column } = lineAndColumn(text, error.offset);
    throw new SettingsError(
      `The config file ${path} is not JSON: look at line ${line}, column ${column}. JSON has no comments, and no comma after the last entry.`,
    );
  }
  throw new SettingsError(
    `The config file ${path} has to be one JSON object, such as { "spend": "deny", "numbers_per_day": 2 }.`,
  );
}

const OF_THE_ENVIRONMENT = /^flowroute_|(access|secret|api)_?key|secret|token|password/i;

function unknownKey(key: string, path: string): string {
  const hint = OF_THE_ENVIRONMENT.test(key.replaceAll("-", "_"))
    ? " Keys and names that begin with FLOWROUTE_ do not belong in this file: set the environment variables FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY instead."
    : "";
  const noSetting = Object.hasOwn(OTHER_FLAGS, key) ? ` --${key} is no setting of a file.` : "";
  const near = didYouMean(key.replace(/^flowroute_mcp_/i, ""), NAMES);
  return `Unknown key ${shown(key)} in ${path}.${near}${noSetting}${hint} Run flowroute-mcp --help for what there is.`;
}
