import { parseArgs } from "node:util";
import { MODES, type Mode, type Policy } from "../guard/policy.ts";
import { FLAGS, VARIABLES } from "./flags.ts";

/** What the operator set, checked. */
export type Settings = {
  account: { kind: "sandbox" } | { kind: "flowroute"; accessKey: string; secretKey: string; baseUrl: string };
  policy: Policy;
  /** Only these tools, in the catalog's order. */
  toolNames: readonly string[];
};

/** A setting that is not understood, or missing. It stops the start. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

export type Command = { kind: "help" } | { kind: "version" } | { kind: "serve"; settings: Settings };

export type Catalog = readonly { name: string; effect: string }[];

type Environment = Readonly<Record<string, string | undefined>>;

export const CARRIER_URL = "https://api.flowroute.com";

/**
 * Reads flags and environment. A flag wins over its variable.
 * @throws SettingsError that names the setting and says what to do.
 */
export function readCommand(args: readonly string[], environment: Environment, catalog: Catalog): Command {
  const flags = readFlags(args);
  if (flags.help === true) return { kind: "help" };
  if (flags.version === true) return { kind: "version" };
  refuseUnknownVariables(environment);

  const sandbox = flags.sandbox ?? false;
  const policy = readPolicy(flags, environment, sandbox);
  return {
    kind: "serve",
    settings: {
      account: sandbox ? { kind: "sandbox" } : readAccount(environment),
      policy,
      toolNames: readTools(flags, environment, catalog, policy),
    },
  };
}

type Flags = ReturnType<typeof readFlags>;

function readFlags(args: readonly string[]) {
  try {
    const { values, tokens } = parseArgs({
      args: [...args],
      options: FLAGS,
      strict: true,
      allowPositionals: false,
      tokens: true,
    });
    refuseRepeated(tokens.flatMap((token) => (token.kind === "option" ? [token.name] : [])));
    return values;
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    const why = error instanceof Error ? (error.message.split(/\.?\n|\. /)[0] ?? "") : "";
    throw new SettingsError(`${why}. Run flowroute-mcp --help for what there is.`);
  }
}

// Of two values of one flag, one would be ignored.
function refuseRepeated(names: string[]): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new SettingsError(`--${repeated} is given more than once. Give it once.`);
}

// A mistyped variable would otherwise be ignored, and with it the limit that it was to set.
function refuseUnknownVariables(environment: Environment): void {
  for (const name of Object.keys(environment))
    if (name.toUpperCase().startsWith("FLOWROUTE_MCP_") && !VARIABLES.has(name))
      throw new SettingsError(`Unknown environment variable ${name}. Known: ${[...VARIABLES].join(", ")}.`);
}

function readPolicy(flags: Flags, environment: Environment, sandbox: boolean): Policy {
  const mode = (flag: "spend" | "send" | "change", usual: Mode): Mode => {
    const variable = `FLOWROUTE_MCP_${flag.toUpperCase()}`;
    const [name, value] =
      flags[flag] === undefined ? [variable, environment[variable]] : [`--${flag}`, flags[flag]];
    if (value === undefined) return sandbox ? "allow" : usual;
    const found = MODES.find((each) => each === value);
    if (found === undefined)
      throw new SettingsError(`${name} is "${value}": it has to be one of ${MODES.join(", ")}.`);
    return found;
  };
  return {
    readOnly: flags["read-only"] ?? readSwitch(environment, "FLOWROUTE_MCP_READ_ONLY"),
    spend: mode("spend", "confirm"),
    send: mode("send", "allow"),
    change: mode("change", "allow"),
  };
}

function readSwitch(environment: Environment, name: string): boolean {
  const value = environment[name];
  if (value === undefined || value === "false" || value === "0") return false;
  if (value === "true" || value === "1") return true;
  throw new SettingsError(`${name} is "${value}": it has to be true or false.`);
}

function readAccount(environment: Environment): Settings["account"] {
  const missing = ["FLOWROUTE_ACCESS_KEY", "FLOWROUTE_SECRET_KEY"].filter(
    (name) => !environment[name]?.trim(),
  );
  if (missing.length > 0)
    throw new SettingsError(
      `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not set. You find both keys in Flowroute's Manage portal (https://manage.flowroute.com) under Preferences > API Control. To try everything without an account, run flowroute-mcp --sandbox.`,
    );
  return {
    kind: "flowroute",
    accessKey: environment["FLOWROUTE_ACCESS_KEY"]?.trim() ?? "",
    secretKey: environment["FLOWROUTE_SECRET_KEY"]?.trim() ?? "",
    baseUrl: readBaseUrl(environment["FLOWROUTE_BASE_URL"]),
  };
}

function readBaseUrl(value: string | undefined): string {
  if (value === undefined || value.trim() === "") return CARRIER_URL;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (
    url === undefined ||
    !["http:", "https:"].includes(url.protocol) ||
    url.username + url.password + url.search + url.hash !== ""
  )
    throw new SettingsError(
      "FLOWROUTE_BASE_URL has to be an http or https URL without user, password, query or fragment.",
    );
  return value.trim();
}

function readTools(flags: Flags, environment: Environment, catalog: Catalog, policy: Policy): string[] {
  const named = (flag: "tools" | "exclude-tools", variable: string): Set<string> | undefined => {
    const [setting, value] =
      flags[flag] === undefined ? [variable, environment[variable]] : [`--${flag}`, flags[flag]];
    if (value === undefined) return undefined;
    const names = value.split(",").map((name) => name.trim());
    for (const name of names)
      if (!catalog.some((tool) => tool.name === name))
        throw new SettingsError(
          `${setting} names "${name}", which is no tool. The tools are: ${catalog.map((tool) => tool.name).join(", ")}.`,
        );
    return new Set(names);
  };
  const wanted = named("tools", "FLOWROUTE_MCP_TOOLS");
  const unwanted = named("exclude-tools", "FLOWROUTE_MCP_EXCLUDE_TOOLS");
  const names = catalog
    .filter(({ effect }) => effect === "read" || !policy.readOnly)
    .map(({ name }) => name)
    .filter((name) => (wanted?.has(name) ?? true) && !(unwanted?.has(name) ?? false));
  if (names.length === 0)
    throw new SettingsError("These settings leave no tool: check --tools, --exclude-tools and --read-only.");
  return names;
}
