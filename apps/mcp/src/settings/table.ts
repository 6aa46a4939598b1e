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

/** Every setting, under the name that it has in the config file. Its flag and its variable follow from that. */
export const GROUPS = [
  { title: "What it may do", settings: WHAT_IT_MAY_DO },
  { title: "Budgets, by UTC day and month", settings: BUDGETS },
  { title: "Messages", settings: MESSAGES },
  { title: "The carrier", settings: CARRIER },
  { title: "Where things are", settings: PLACES },
];

const ALL = { ...WHAT_IT_MAY_DO, ...BUDGETS, ...MESSAGES, ...CARRIER, ...PLACES };

type All = typeof ALL;

export type Name = keyof All;

export type Values = { [K in Name]: All[K] extends Definition<infer T> ? T : never };

export const SETTINGS: { readonly [K in Name]: Definition<Values[K]> } = ALL;

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
