import type { ObservedRequest } from "./http/observed-request.ts";
import type { MessageRates } from "./http/rate-limit.ts";
import type { WebhookFormat } from "./webhooks/payload.ts";

/** Who may see and use the page and everything else under `/_sandbox/`: this machine, everybody, or nobody. */
export type ControlAccess = "loopback" | "anywhere" | "off";

/** An account of a new sandbox. */
export type AccountOptions = {
  /** Derived from the seed by default. */
  accessKey?: string;
  /** Derived from the seed by default. */
  secretKey?: string;
  /** US dollars: the sandbox's `balance` by default. */
  balance?: number;
};

export type SandboxOptions = {
  /** 0, the default, takes a free port. */
  port?: number;
  /** The address to listen on. The default is 127.0.0.1: this machine alone. */
  host?: string;
  /** A file that keeps the state. Without one the state is in memory and ends with the sandbox. */
  db?: string;
  /** How many numbers are for sale in a new sandbox: 20,000 by default. With 0 accounts have no numbers either. */
  inventory?: number;
  /** Decides which numbers are for sale, the keys, and how long messages take. The default is 1. */
  seed?: number;
  /** How long a message takes: 1, the default, is as with the carrier, 0 is at once. */
  timeScale?: number;
  /** US dollars on a new account: 100 by default. */
  balance?: number;
  /** How many messages may be sent in a calendar second: the carrier's 5 SMS and 1 MMS by default. */
  messageRates?: MessageRates;
  /** Of the first account; derived from the seed by default. */
  accessKey?: string;
  /** Of the first account; derived from the seed by default. */
  secretKey?: string;
  /** How many accounts a new sandbox has, or what each is like: one by default. */
  accounts?: number | readonly AccountOptions[];
  /** The form of webhooks of inbound messages: JSON:API by default, or the flat one of older accounts. */
  webhookFormat?: WebhookFormat;
  /** Whether media may be fetched from private addresses, this machine's own among them: not by default. */
  allowPrivateMedia?: boolean;
  /** Who may use the page and the control API: `loopback`, this machine alone, by default. */
  console?: ControlAccess;
  /** Milliseconds since 1970 UTC: the system's by default. */
  clock?: () => number;
  /** Takes what the sandbox has to say to its operator; nothing is said by default. Holds no secrets. */
  log?: (line: string) => void;
  /** Called for each request to the carrier's API when its answer was sent. */
  onRequest?: (request: ObservedRequest) => void;
};

export const DEFAULTS = {
  port: 0,
  host: "127.0.0.1",
  inventory: 20_000,
  seed: 1,
  timeScale: 1,
  balance: 100,
  messageRates: { sms: 5, mms: 1 },
  accounts: 1,
  webhookFormat: "jsonapi",
  console: "loopback",
} as const;

export const MAX_PORT = 65_535;

export const MAX_INVENTORY = 10_000_000;

/** US dollars: kept in nanodollars, an integer that a double holds exactly. */
export const MAX_BALANCE = 9_000_000;

/** A thousand times as slow as the carrier. */
export const MAX_TIME_SCALE = 1000;

/** Messages in a second: more than one process takes. */
export const MAX_MESSAGE_RATE = 1_000_000;

export const MAX_ACCOUNTS = 100;

function requireInteger(name: string, value: number, lowest: number, highest: number): void {
  if (Number.isInteger(value) && value >= lowest && value <= highest) return;
  throw new RangeError(`${name} must be an integer from ${lowest} to ${highest}, got ${value}.`);
}

function requireNumber(name: string, value: number, highest: number): void {
  if (value >= 0 && value <= highest) return;
  throw new RangeError(`${name} must be a number from 0 to ${highest}, got ${value}.`);
}

function requireKey(name: string, key: string | undefined): void {
  if (key === "" || key?.includes(":")) throw new RangeError(`${name} must not be empty or hold a colon.`);
}

function requireWord(name: string, word: string, allowed: readonly string[]): void {
  if (!allowed.includes(word)) {
    throw new RangeError(`${name} must be ${allowed.join(" or ")}, got ${JSON.stringify(word)}.`);
  }
}

function checkAccounts({ accounts = DEFAULTS.accounts, accessKey, secretKey }: SandboxOptions): void {
  requireKey("accessKey", accessKey);
  requireKey("secretKey", secretKey);
  requireInteger("accounts", typeof accounts === "number" ? accounts : accounts.length, 1, MAX_ACCOUNTS);
  if (typeof accounts === "number") return;
  if (accessKey !== undefined || secretKey !== undefined) {
    throw new RangeError(
      "accessKey and secretKey must not be given beside a list of accounts: put them there.",
    );
  }
  accounts.forEach((account, at) => {
    requireKey(`accounts[${at}].accessKey`, account.accessKey);
    requireKey(`accounts[${at}].secretKey`, account.secretKey);
    requireNumber(`accounts[${at}].balance`, account.balance ?? 0, MAX_BALANCE);
  });
}

/** @throws RangeError that names the option. */
export function checkOptions(options: SandboxOptions): void {
  requireInteger("port", options.port ?? DEFAULTS.port, 0, MAX_PORT);
  requireInteger("inventory", options.inventory ?? DEFAULTS.inventory, 0, MAX_INVENTORY);
  requireInteger("seed", options.seed ?? DEFAULTS.seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  requireNumber("timeScale", options.timeScale ?? DEFAULTS.timeScale, MAX_TIME_SCALE);
  requireNumber("balance", options.balance ?? DEFAULTS.balance, MAX_BALANCE);
  const rates = options.messageRates ?? DEFAULTS.messageRates;
  for (const kind of ["sms", "mms"] as const) {
    requireInteger(`messageRates.${kind}`, rates[kind], 0, MAX_MESSAGE_RATE);
  }
  checkAccounts(options);
  requireWord("webhookFormat", options.webhookFormat ?? DEFAULTS.webhookFormat, ["jsonapi", "legacy"]);
  requireWord("console", options.console ?? DEFAULTS.console, ["loopback", "anywhere", "off"]);
}
