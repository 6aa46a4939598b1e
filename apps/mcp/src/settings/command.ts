import { phoneNumber } from "../terms/phone-number.ts";
import { readTime } from "../terms/when.ts";
import { type CommandName, commandName, refuseIdleFlags } from "./commands.ts";
import { didYouMean } from "./did-you-mean.ts";
import { type Context, shown } from "./kind.ts";
import { type Line, readLine } from "./line.ts";
import { SINCE, USUAL_SINCE } from "./other-flags.ts";
import { readSettings } from "./read-settings.ts";
import type { Settings } from "./settings.ts";
import { attempt, SettingsError } from "./settings-error.ts";
import { checkAll, configFile, find, openSources } from "./sources.ts";
import { type Environment, usualStateFolder } from "./state-folder.ts";

/** What to do, with all that it needs. */
export type Command =
  | { kind: "help" }
  | { kind: "version" }
  | { kind: "serve"; settings: Settings }
  | { kind: "approvals"; stateFolder: string }
  | { kind: "approve" | "deny"; stateFolder: string; code: string | undefined }
  | { kind: "audit"; stateFolder: string; sinceText: string; json: boolean; sandbox: boolean }
  | { kind: "opt-outs"; stateFolder: string; action: OptOutAction }
  /** A wrong setting is a finding of doctor, not the end of it. */
  | { kind: "doctor"; settings: Settings | SettingsError; stateFolder: string };

type OptOutAction = { do: "list" } | { do: "clear" | "add"; number: string };

export type Catalog = readonly { name: string; effect: string }[];

/**
 * Reads flags, environment and config file.
 * @throws SettingsError that names the setting and says what to do.
 */
export function readCommand(
  args: readonly string[],
  environment: Environment,
  catalog: Catalog,
  platform: string = process.platform,
): Command {
  const line = readLine(args);
  if (line.flags.has("help")) return { kind: "help" };
  if (line.flags.has("version")) return { kind: "version" };
  const context: Context = { toolNames: catalog.map(({ name }) => name), environment, platform };
  const [word, ...rest] = line.words;
  if (word !== "doctor" && line.problem !== undefined) throw line.problem;
  const name = commandName(word);
  if (name === "doctor") return doctor(line, rest, context, catalog);
  refuseIdleFlags(line, name);
  const sources = openSources(line, context);
  if (name === undefined) return { kind: "serve", settings: readSettings(sources, catalog) };
  checkAll(sources);
  const stateFolder = find("state", sources).value;
  switch (name) {
    case "approvals":
      refuseMore(name, rest);
      return { kind: name, stateFolder };
    case "approve":
    case "deny":
      return { kind: name, stateFolder, code: readCode(name, rest) };
    case "audit":
      refuseMore(name, rest);
      return { kind: name, stateFolder, ...auditOf(line) };
    case "opt-outs":
      return { kind: name, stateFolder, action: optOutAction(rest) };
  }
}

function doctor(line: Line, rest: readonly string[], context: Context, catalog: Catalog): Command {
  const settings = attempt(() => {
    if (line.problem !== undefined) throw line.problem;
    refuseMore("doctor", rest);
    refuseIdleFlags(line, "doctor");
    return readSettings(openSources(line, context), catalog);
  });
  const stateFolder =
    settings instanceof SettingsError ? likelyStateFolder(line, context) : settings.stateFolder;
  return { kind: "doctor", settings, stateFolder };
}

/** The folder as far as it can be told when another setting is wrong. */
function likelyStateFolder(line: Line, context: Context): string {
  for (const file of [() => configFile(line, context), () => undefined]) {
    const folder = attempt(() => find("state", { line, file: file(), context }).value);
    if (!(folder instanceof SettingsError)) return folder;
  }
  return usualStateFolder(context);
}

function refuseMore(name: CommandName, rest: readonly string[]): void {
  if (rest.length > 0) throw new SettingsError(`${name} takes nothing after it, apart from flags.`);
}

function readCode(name: CommandName, rest: readonly string[]): string | undefined {
  if (rest.length === 0) return undefined;
  const code = rest
    .join("")
    .replace(/[\s\p{Pd}]/gu, "")
    .toUpperCase();
  if (/^[0-9A-Z]{8}$/.test(code)) return code;
  throw new SettingsError(
    `${name} takes one code of eight letters and digits, such as K7QF-2MXP. flowroute-mcp approvals lists those that wait.`,
  );
}

function auditOf({ flags }: Line) {
  const sinceText = flags.get("since") ?? USUAL_SINCE;
  if (readTime(sinceText, Date.now(), "start") === undefined)
    throw new SettingsError(`--since is ${shown(sinceText)}: it has to be ${SINCE}.`);
  return { sinceText, json: flags.has("json"), sandbox: flags.has("sandbox") };
}

function optOutAction([action, ...rest]: readonly string[]): OptOutAction {
  if (action === undefined) return { do: "list" };
  if (action !== "add" && action !== "clear")
    throw new SettingsError(
      `${shown(action)} is nothing that opt-outs does.${didYouMean(action, ["add", "clear"])} There is: opt-outs, opt-outs add NUMBER, opt-outs clear NUMBER.`,
    );
  // As a person writes it, a number may be several words.
  const { data } = phoneNumber.safeParse(rest.join(" "));
  if (data !== undefined) return { do: action, number: data };
  throw new SettingsError(
    `opt-outs ${action} takes one phone number of the US or Canada, such as +12065550123.`,
  );
}
