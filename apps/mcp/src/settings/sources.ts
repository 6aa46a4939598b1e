import { type ConfigFile, readConfigFile } from "./config-file.ts";
import { didYouMean, editDistance } from "./did-you-mean.ts";
import { CONFIG_VARIABLE, VARIABLES } from "./flags.ts";
import type { Context, Reading } from "./kind.ts";
import type { Line } from "./line.ts";
import { SettingsError } from "./settings-error.ts";
import { type Definition, flagOf, NAMES, type Name, SETTINGS, type Values, variableOf } from "./table.ts";

/** Where settings come from. */
export type Sources = { line: Line; file: ConfigFile | undefined; context: Context };

/** A value, and where it was given; undefined: it is the default. */
export type Found<T> = { value: T; source: string | undefined };

/**
 * Reads the config file, if one is named. A flag wins over its variable here, too.
 * @throws SettingsError
 */
export function openSources(line: Line, context: Context): Sources {
  refuseUnknownVariables(context);
  return { line, file: configFile(line, context), context };
}

/** @throws SettingsError */
export function configFile({ flags }: Line, { environment }: Context): ConfigFile | undefined {
  const [flag, variable] = [flags.get("config"), environment[CONFIG_VARIABLE]];
  if (flag !== undefined) return readConfigFile(flag, "--config");
  return variable === undefined ? undefined : readConfigFile(variable, CONFIG_VARIABLE);
}

// A mistyped variable would otherwise be ignored, and with it the limit that it was to set.
function refuseUnknownVariables({ environment }: Context): void {
  for (const name of Object.keys(environment))
    if (isMeantForUs(name))
      throw new SettingsError(
        `Unknown environment variable ${name}.${didYouMean(name, [...VARIABLES, ...OF_THE_ACCOUNT])} Run flowroute-mcp --help for what there is.`,
      );
}

/** Those of the account, which other programs have, too. */
const OF_THE_ACCOUNT = ["FLOWROUTE_ACCESS_KEY", "FLOWROUTE_SECRET_KEY", "FLOWROUTE_BASE_URL"];

/**
 * Whether a variable is none of ours, and was meant to be one: with our beginning, or like one of ours but for a slip.
 * Other programs may have a FLOWROUTE_… of their own.
 */
function isMeantForUs(name: string): boolean {
  if (VARIABLES.has(name) || OF_THE_ACCOUNT.includes(name)) return false;
  const written = name.toUpperCase();
  if (written.startsWith("FLOWROUTE_MCP_")) return true;
  if (!written.startsWith("FLOWROUTE")) return false;
  const bare = (each: string) => each.toUpperCase().replace(/_/g, "").replace("FLOWROUTEMCP", "FLOWROUTE");
  return [...VARIABLES, ...OF_THE_ACCOUNT].some((known) => editDistance(bare(name), bare(known)) <= 1);
}

/**
 * The value of a setting: a flag wins over a variable, and a variable over the file. What has lost has to be
 * understood all the same.
 * @throws SettingsError
 */
export function find<K extends Name>(name: K, sources: Sources): Found<Values[K]> {
  const definition: Definition<Values[K]> = SETTINGS[name];
  const given = readings(name, definition, sources);
  return (
    given.find(({ value }) => definition.always !== undefined && value === definition.always) ??
    given[0] ?? { value: usualValue(name, definition, sources), source: undefined }
  );
}

function readings<T>(name: Name, { kind }: Definition<T>, { line, file, context }: Sources): Found<T>[] {
  const found: Found<T>[] = [];
  const add = (reading: Reading<T>, where: string, source = where) => {
    if ("problem" in reading) throw new SettingsError(`${where}${reading.problem}`);
    found.push({ value: reading.value, source });
  };
  const [flag, variable] = [flagOf(name), variableOf(name)];
  const [typed, exported] = [line.flags.get(flag), context.environment[variable]];
  if (typed !== undefined) add(kind.fromText(typed, context), `--${flag}`);
  if (exported !== undefined) add(kind.fromText(exported, context), variable);
  if (file?.values.has(name))
    add(kind.fromJson(file.values.get(name), context), `${name} in ${file.path}`, file.path);
  return found;
}

function usualValue<T>(name: Name, { kind, usual, onSandbox }: Definition<T>, { line, context }: Sources): T {
  const written = typeof usual === "string" ? usual : usual(context);
  const reading = kind.fromText(
    line.flags.has("sandbox") && onSandbox !== undefined ? onSandbox : written,
    context,
  );
  if ("value" in reading) return reading.value;
  throw new SettingsError(`The default of ${name}${reading.problem}`);
}

/** @throws SettingsError for the first setting that is not understood */
export const checkAll = (sources: Sources): void => {
  for (const name of NAMES) find(name, sources);
};
