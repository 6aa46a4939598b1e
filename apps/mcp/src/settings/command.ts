import { isScope, type Scope } from "../access/scopes.ts";
import { phoneNumber } from "../terms/phone-number.ts";
import { readTime } from "../terms/when.ts";
import { type CommandName, commandName, refuseIdleFlags } from "./commands.ts";
import { didYouMean } from "./did-you-mean.ts";
import { type Context, shown } from "./kind.ts";
import { type Line, readLine } from "./line.ts";
import { CALLER, OTHER_FLAGS, SINCE, USUAL_SINCE } from "./other-flags.ts";
import { readSettings } from "./read-settings.ts";
import { readDatabaseUrl } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import { attempt, SettingsError } from "./settings-error.ts";
import { checkAll, configFile, find, openSources } from "./sources.ts";
import { type Environment, usualStateFolder } from "./state-folder.ts";

/** What to do, with all that it needs. */
export type Command =
  | { kind: "help" }
  | { kind: "version" }
  | { kind: "serve"; over: "stdio" | "http"; settings: Settings }
  | { kind: "approvals"; ledger: LedgerPlace }
  | { kind: "approve" | "deny"; ledger: LedgerPlace; code: string | undefined }
  | ({ kind: "audit"; ledger: LedgerPlace } & AuditAction)
  | { kind: "opt-outs"; ledger: LedgerPlace; action: OptOutAction }
  | { kind: "token"; tokensFile: string | undefined; action: TokenAction }
  | {
      kind: "doctor";
      /** A wrong setting is a finding of doctor, not the end of it. */
      settings: Settings | SettingsError;
      /** undefined: it is in a database whose URL is not understood. */
      ledger: LedgerPlace | undefined;
    };

/** Where the ledger is: a file in the folder, or the database, if its URL is set. */
export type LedgerPlace = { stateFolder: string; databaseUrl: string | undefined };

export type TokenAction =
  | { do: "create"; name: string; scopes: readonly Scope[]; days: number }
  | { do: "list" }
  | { do: "revoke"; name: string };

export type AuditAction = {
  sinceText: string;
  /** Only what this one did, by its subject. */
  caller: string | undefined;
  json: boolean;
  sandbox: boolean;
};

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
  if (name === undefined) return { kind: "serve", over: "stdio", settings: readSettings(sources, catalog) };
  checkAll(sources);
  const ledger = {
    stateFolder: find("state", sources).value,
    databaseUrl: readDatabaseUrl(context.environment),
  };
  switch (name) {
    case "http":
      refuseMore(name, rest);
      return { kind: "serve", over: "http", settings: readSettings(sources, catalog) };
    case "approvals":
      refuseMore(name, rest);
      return { kind: name, ledger };
    case "approve":
    case "deny":
      return { kind: name, ledger, code: readCode(name, rest) };
    case "audit":
      refuseMore(name, rest);
      return { kind: name, ledger, ...auditOf(line) };
    case "opt-outs":
      return { kind: name, ledger, action: optOutAction(rest) };
    case "token":
      return { kind: name, tokensFile: find("tokens_file", sources).value, action: tokenAction(line, rest) };
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
  const databaseUrl = attempt(() => readDatabaseUrl(context.environment));
  const ledger = databaseUrl instanceof SettingsError ? undefined : { stateFolder, databaseUrl };
  return { kind: "doctor", settings, ledger };
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

function auditOf({ flags }: Line): AuditAction {
  const sinceText = flags.get("since") ?? USUAL_SINCE;
  if (readTime(sinceText, Date.now(), "start") === undefined)
    throw new SettingsError(`--since is ${shown(sinceText)}: it has to be ${SINCE}.`);
  const caller = flags.get("caller");
  if (caller !== undefined && !/^(local$|token:.|oauth:.)/s.test(caller))
    throw new SettingsError(`--caller is ${shown(caller)}: it has to be ${CALLER}.`);
  return { sinceText, caller, json: flags.has("json"), sandbox: flags.has("sandbox") };
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

const NAME = /^[\w.-]{1,40}$/;
const USUAL_DAYS = 365;

function tokenAction(line: Line, [action = "list", ...rest]: readonly string[]): TokenAction {
  refuseMore("token", rest);
  if (action === "list") return { do: action };
  if (action !== "create" && action !== "revoke")
    throw new SettingsError(
      `${shown(action)} is nothing that token does.${didYouMean(action, ["create", "list", "revoke"])} There is: token create --name NAME --scopes A,B, token list, token revoke --name NAME.`,
    );
  const name = line.flags.get("name");
  if (name === undefined || !NAME.test(name))
    throw new SettingsError(
      `token ${action} needs --name: up to 40 letters, digits, dots, - and _, such as support-desk.`,
    );
  return action === "revoke" ? { do: action, name } : { do: action, name, ...grantOf(line) };
}

function grantOf({ flags }: Line): { scopes: readonly Scope[]; days: number } {
  const { mayBe } = OTHER_FLAGS.scopes;
  const scopes = new Set<Scope>();
  for (const text of (flags.get("scopes") ?? "").split(",").map((each) => each.trim())) {
    if (!isScope(text))
      throw new SettingsError(
        `--scopes ${text === "" ? "is missing" : `names ${shown(text)}, which is no scope`}: it has to be ${mayBe}.`,
      );
    scopes.add(text);
  }
  const days = flags.get("days") ?? String(USUAL_DAYS);
  if (!/^[1-9]\d{0,4}$/.test(days))
    throw new SettingsError(`--days is ${shown(days)}: it has to be a whole number of days from 1 to 99999.`);
  return { scopes: [...scopes], days: Number(days) };
}
