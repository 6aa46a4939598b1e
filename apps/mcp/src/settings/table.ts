import { audience, file, hostNames, listeningHost, webAddress } from "./address-kinds.ts";
import type { Context, Kind } from "./kind.ts";
import { orNone } from "./kind.ts";
import {
  anyDestinations,
  anyTools,
  dollars,
  folder,
  mode,
  quietHours,
  someDestinations,
  someTools,
  toggle,
  wholeNumber,
} from "./kinds.ts";
import { usualStateFolder } from "./state-folder.ts";

/** All that there is to know of a setting beside its name. */
export type Definition<T> = {
  kind: Kind<T>;
  /** What holds when nothing is given, written as behind the flag. */
  usual: string | ((context: Context) => string);
  /** What holds instead on the sandbox. */
  onSandbox?: string;
  /** A value that no higher source can take back. */
  always?: T;
  help: string;
};

const define = <T>(definition: Definition<T>): Definition<T> => definition;

const WHAT_IT_MAY_DO = {
  read_only: define({
    kind: toggle,
    usual: "false",
    always: true,
    help: "only tools that read; true from anywhere wins over everything else",
  }),
  spend: define({ kind: mode, usual: "confirm", onSandbox: "allow", help: "buying numbers" }),
  send: define({ kind: mode, usual: "allow", help: "sending messages" }),
  change: define({ kind: mode, usual: "allow", help: "creating and setting routes" }),
  tools: define({ kind: someTools, usual: "all", help: "only these tools" }),
  exclude_tools: define({ kind: anyTools, usual: "none", help: "all tools but these" }),
};

const limit = <T>(kind: Kind<T>, usual: string, help: string) => define({ kind: orNone(kind), usual, help });
const count = wholeNumber(0);
const amount = dollars(9_000_000);

const BUDGETS = {
  numbers_per_day: limit(count, "5", "how many numbers may be bought in a day"),
  numbers_per_month: limit(count, "none", "how many numbers may be bought in a month"),
  numbers_usd_per_day: limit(amount, "25", "dollars that may be spent on numbers in a day"),
  numbers_usd_per_month: limit(amount, "none", "dollars that may be spent on numbers in a month"),
  messages_per_day: limit(count, "100", "how many messages may be sent in a day"),
  messages_per_month: limit(count, "none", "how many messages may be sent in a month"),
  messages_usd_per_day: limit(amount, "5", "estimated dollars that may be spent on messages in a day"),
  messages_usd_per_month: limit(amount, "none", "estimated dollars that may be spent on messages in a month"),
};

const OF_EACH = "the same for each caller by itself: ";

const BUDGETS_OF_EACH_CALLER = {
  caller_numbers_per_day: limit(count, "none", `${OF_EACH}numbers in a day`),
  caller_numbers_per_month: limit(count, "none", `${OF_EACH}numbers in a month`),
  caller_numbers_usd_per_day: limit(amount, "none", `${OF_EACH}dollars on numbers in a day`),
  caller_numbers_usd_per_month: limit(amount, "none", `${OF_EACH}dollars on numbers in a month`),
  caller_messages_per_day: limit(count, "none", `${OF_EACH}messages in a day`),
  caller_messages_per_month: limit(count, "none", `${OF_EACH}messages in a month`),
  caller_messages_usd_per_day: limit(amount, "none", `${OF_EACH}dollars on messages in a day`),
  caller_messages_usd_per_month: limit(amount, "none", `${OF_EACH}dollars on messages in a month`),
};

const MESSAGES = {
  destinations: define({
    kind: someDestinations,
    usual: "US,CA",
    help: "where messages may go: US, CA, prefixes such as +44, whole numbers",
  }),
  deny_destinations: define({
    kind: anyDestinations,
    usual: "none",
    help: "where they may not go; the most specific entry of both lists decides",
  }),
  dedupe_minutes: define({
    kind: wholeNumber(0, 1440),
    usual: "10",
    help: "for how long an equal message to the same number is not sent again; 0 switches that off",
  }),
  quiet_hours: define({
    kind: orNone(quietHours),
    usual: "none",
    help: "when no messages go out, such as 21:00-08:00, by the clock where the number is",
  }),
  keep_bodies: define({ kind: toggle, usual: "false", help: "keep the texts of messages in the ledger" }),
};

const MOST_OF_A_PRICE = 1000;

const CARRIER = {
  sms_usd: define({
    kind: dollars(MOST_OF_A_PRICE),
    usual: "0.004",
    help: "the estimated price of one SMS segment, for the budgets",
  }),
  mms_usd: define({
    kind: dollars(MOST_OF_A_PRICE),
    usual: "0.0195",
    help: "the estimated price of one MMS, for the budgets",
  }),
  sms_per_second: define({
    kind: wholeNumber(1, 1000),
    usual: "5",
    help: "how many SMS the account may send in a second",
  }),
  mms_per_second: define({
    kind: wholeNumber(1, 1000),
    usual: "1",
    help: "how many MMS the account may send in a second",
  }),
  timeout_seconds: define({
    kind: wholeNumber(1, 300),
    usual: "30",
    help: "how long one call to the carrier may take",
  }),
};

const PLACES = {
  state: define({
    kind: folder,
    usual: usualStateFolder,
    help: "where the ledger is kept; by default where the operating system keeps such data",
  }),
};

const HTTP = {
  port: define({ kind: wholeNumber(0, 65_535), usual: "8808", help: "where it listens; 0 takes a free one" }),
  host: define({
    kind: listeningHost,
    usual: "127.0.0.1",
    help: "where it listens; anything but this machine's loopback needs tokens or OAuth",
  }),
  public_url: define({
    kind: orNone(webAddress("an https URL, or an http URL of this machine's loopback")),
    usual: "none",
    help: "how hosts reach it, such as https://mcp.example.com, without /mcp",
  }),
  allowed_hosts: define({
    kind: hostNames,
    usual: "none",
    help: "names that a request may be for, beside loopback and the name in the public URL",
  }),
  allowed_origins: define({
    kind: hostNames,
    usual: "none",
    help: "host names of web pages that may call it, beside those two",
  }),
  tokens_file: define({
    kind: orNone(file),
    usual: "none",
    help: "callers and their tokens, as token create writes it",
  }),
  oauth_issuer: define({
    kind: orNone(webAddress("an https URL, or an http URL of this machine's loopback")),
    usual: "none",
    help: "whose OAuth tokens are taken",
  }),
  oauth_audience: define({
    kind: orNone(audience),
    usual: "none",
    help: "what such a token has to be for; by default the public URL with /mcp",
  }),
  sessions: define({
    kind: wholeNumber(0, 100_000),
    usual: "100",
    help: "sessions of hosts of 2025 that can ask a person, a quarter for each caller; others are served without",
  }),
  session_minutes: define({
    kind: wholeNumber(1, 1440),
    usual: "30",
    help: "how long a session may be idle",
  }),
  concurrent_requests: define({
    kind: wholeNumber(1, 100_000),
    usual: "256",
    help: "how many requests may be under way at once",
  }),
  requests_per_minute: define({
    kind: wholeNumber(1, 1_000_000),
    usual: "600",
    help: "how many requests each caller may make in a minute, of each replica",
  }),
  request_kb: define({
    kind: wholeNumber(1, 16_384),
    usual: "256",
    help: "how large the body of a request may be",
  }),
};

/** Every setting, under the name that it has in the config file. Its flag and its variable follow from that. */
export const GROUPS = [
  { title: "What it may do", settings: WHAT_IT_MAY_DO },
  { title: "Budgets, by UTC day and month", settings: BUDGETS },
  { title: "Budgets of each caller", settings: BUDGETS_OF_EACH_CALLER },
  { title: "Messages", settings: MESSAGES },
  { title: "The carrier", settings: CARRIER },
  { title: "Where things are", settings: PLACES },
  { title: "Over HTTP (flowroute-mcp http)", settings: HTTP },
];

const ALL = {
  ...WHAT_IT_MAY_DO,
  ...BUDGETS,
  ...BUDGETS_OF_EACH_CALLER,
  ...MESSAGES,
  ...CARRIER,
  ...PLACES,
  ...HTTP,
};

type All = typeof ALL;

export type Name = keyof All;

export type Values = { [K in Name]: All[K] extends Definition<infer T> ? T : never };

export const SETTINGS: { readonly [K in Name]: Definition<Values[K]> } = ALL;

/** Settings that mean something to the server over HTTP only. */
export const HTTP_NAMES: readonly string[] = Object.keys(HTTP);

export const isName = (name: string): name is Name => Object.hasOwn(SETTINGS, name);

export const NAMES: readonly Name[] = Object.keys(SETTINGS).filter(isName);

/** What a setting does, and its default. */
export function described(name: Name): string {
  const { help, usual, onSandbox } = SETTINGS[name];
  const sandbox = onSandbox === undefined ? "" : `; ${onSandbox} with --sandbox`;
  return typeof usual === "string" ? `${help} (default ${usual}${sandbox})` : help;
}

export const flagOf = (name: string): string => name.replaceAll("_", "-");

export const variableOf = (name: string): string => `FLOWROUTE_MCP_${name.toUpperCase()}`;
