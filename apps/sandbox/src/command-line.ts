import { parseArgs } from "node:util";
import { checkOptions, DEFAULTS, type SandboxOptions } from "./sandbox-options.ts";

export type CommandLine =
  | { command: "serve"; options: SandboxOptions; json: boolean }
  | { command: "help" }
  | { command: "version" }
  | { command: "refuse"; why: string };

const DEFAULT_PORT = 4010;

export const HELP = `flowroute-sandbox: the Flowroute API on this machine, with real state and no cost.

Usage: flowroute-sandbox [options]

  --port N          port to listen on; 0 takes a free one (${DEFAULT_PORT})
  --host ADDRESS    address to listen on (${DEFAULTS.host})
  --db FILE         keep the state in this file; without it, in memory
  --inventory N     numbers for sale in a new database (${DEFAULTS.inventory})
  --seed N          decides the numbers, the keys and the timing (${DEFAULTS.seed})
  --time-scale N    how long messages take: 1 as with the carrier, 0 at once (${DEFAULTS.timeScale})
  --balance N       US dollars on a new account (${DEFAULTS.balance})
  --accounts N      accounts of a new database, each with keys and numbers of its own (${DEFAULTS.accounts})
  --webhook-format FORMAT
                    of inbound messages: jsonapi, or legacy for the flat one (${DEFAULTS.webhookFormat})
  --allow-private-media
                    fetch media from private addresses too, this machine's own among them
  --console ACCESS  who may use the page and the control API under /_sandbox/: loopback, anywhere
                    or off (${DEFAULTS.console})
  --json            when ready, print one line of JSON: url, accessKey, secretKey, accounts, consoleUrl
  --version         print the version
  --help            print this
`;

const FLAGS = {
  port: { type: "string" },
  host: { type: "string" },
  db: { type: "string" },
  inventory: { type: "string" },
  seed: { type: "string" },
  "time-scale": { type: "string" },
  balance: { type: "string" },
  accounts: { type: "string" },
  "webhook-format": { type: "string" },
  "allow-private-media": { type: "boolean" },
  console: { type: "string" },
  json: { type: "boolean" },
  version: { type: "boolean" },
  help: { type: "boolean" },
} as const;

const INTEGER = /^-?\d+$/;
const DECIMAL = /^\d+(\.\d+)?$/;

const WEBHOOK_FORMATS = ["jsonapi", "legacy"] as const;
const ACCESS = ["loopback", "anywhere", "off"] as const;

class BadValue extends Error {}

function word<Word extends string>(
  flag: string,
  text: string | undefined,
  allowed: readonly Word[],
): Word | undefined {
  if (text === undefined) return undefined;
  const found = allowed.find((each) => each === text);
  if (found === undefined) {
    throw new BadValue(`--${flag} must be ${allowed.join(", ")}, got ${JSON.stringify(text)}.`);
  }
  return found;
}

function number(flag: string, text: string | undefined, form: RegExp): number | undefined {
  if (text === undefined) return undefined;
  if (!form.test(text)) throw new BadValue(`--${flag} must be a number, got ${JSON.stringify(text)}.`);
  return Number(text);
}

function required(flag: string, text: string | undefined): string | undefined {
  if (text === "") throw new BadValue(`--${flag} must not be empty.`);
  return text;
}

function optionsFrom(args: readonly string[]): CommandLine {
  const { values } = parseArgs({ args: [...args], options: FLAGS, allowPositionals: false });
  if (values.help === true) return { command: "help" };
  if (values.version === true) return { command: "version" };
  const host = required("host", values.host);
  const db = required("db", values.db);
  const inventory = number("inventory", values.inventory, INTEGER);
  const seed = number("seed", values.seed, INTEGER);
  const timeScale = number("time-scale", values["time-scale"], DECIMAL);
  const balance = number("balance", values.balance, DECIMAL);
  const accounts = number("accounts", values.accounts, INTEGER);
  const webhookFormat = word("webhook-format", values["webhook-format"], WEBHOOK_FORMATS);
  const access = word("console", values.console, ACCESS);
  const options: SandboxOptions = {
    port: number("port", values.port, INTEGER) ?? DEFAULT_PORT,
    ...(host === undefined ? {} : { host }),
    ...(db === undefined ? {} : { db }),
    ...(inventory === undefined ? {} : { inventory }),
    ...(seed === undefined ? {} : { seed }),
    ...(timeScale === undefined ? {} : { timeScale }),
    ...(balance === undefined ? {} : { balance }),
    ...(accounts === undefined ? {} : { accounts }),
    ...(webhookFormat === undefined ? {} : { webhookFormat }),
    ...(values["allow-private-media"] === true ? { allowPrivateMedia: true } : {}),
    ...(access === undefined ? {} : { console: access }),
  };
  checkOptions(options);
  return { command: "serve", options, json: values.json === true };
}

/** `timeScale must be …` is about `--time-scale`. */
function flagNames(message: string): string {
  return message
    .replace(/^timeScale/, "--time-scale")
    .replace(/^(port|inventory|seed|balance|accounts)\b/, "--$1");
}

/** What a command line asks for. Whatever is not understood is refused by name, never ignored. */
export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    return optionsFrom(args);
  } catch (cause) {
    if (cause instanceof BadValue) return { command: "refuse", why: cause.message };
    if (cause instanceof RangeError) return { command: "refuse", why: flagNames(cause.message) };
    // parseArgs throws TypeErrors that name the flag.
    if (cause instanceof TypeError) {
      return { command: "refuse", why: cause.message.replaceAll("\n", " ") };
    }
    throw cause;
  }
}
