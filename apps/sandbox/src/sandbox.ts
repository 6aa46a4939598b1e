import { setMaxListeners } from "node:events";
import { isIPv6 } from "node:net";
import packageJson from "../package.json" with { type: "json" };
import { createSandboxClock } from "./clock/sandbox-clock.ts";
import type { SandboxControl } from "./control/control.ts";
import { createControl } from "./control/create-control.ts";
import { namesThisMachine } from "./control/http/access.ts";
import { createDelivery } from "./delivery/delivery.ts";
import { createChanges } from "./events/changes.ts";
import { createFaults } from "./faults/faults.ts";
import { createAuthentication } from "./http/authentication.ts";
import { createCarrier } from "./http/carrier.ts";
import { createEntrance } from "./http/entrance.ts";
import { createRateLimit } from "./http/rate-limit.ts";
import { listen } from "./http/server.ts";
import { createJournal } from "./journal/journal.ts";
import type { Log } from "./log.ts";
import { createMediaFetcher } from "./media/fetch-media.ts";
import { ownMedia } from "./media/own-media.ts";
import type { OperationContext } from "./operations/operation.ts";
import { initialSettings } from "./provision/initial-settings.ts";
import type { Keys } from "./provision/keys.ts";
import { provision } from "./provision/provision.ts";
import { createShownItems } from "./resources/shown-items.ts";
import { checkOptions, DEFAULTS, type SandboxOptions } from "./sandbox-options.ts";
import type { Account } from "./store/accounts.ts";
import type { Settings } from "./store/settings.ts";
import { openStore, type Store } from "./store/store.ts";
import { createPoster } from "./webhooks/poster.ts";

/** A sandbox that takes requests. */
export type Sandbox = {
  /** Where it is reached, without a slash at the end: the `baseUrl` of a client. */
  url: string;
  /** The page to see it; undefined where it is switched off. */
  consoleUrl: string | undefined;
  /** The user name of HTTP Basic, of the first account. */
  accessKey: string;
  /** The password of HTTP Basic, of the first account. */
  secretKey: string;
  /** The keys of every account that it started with. */
  accounts: readonly Keys[];
  /** Faults, clock, snapshots, inbound messages, and all that happened. */
  control: SandboxControl;
  /** Ends it and frees the port, within a fraction of a second. State in a file stays. A second call changes nothing. */
  close(): Promise<void>;
};

/** For another sandbox on the same file, which writes for a millisecond at a time. */
const PATIENCE_MS = 1500;

function urlOf(host: string, port: number): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${isIPv6(reachable) ? `[${reachable}]` : reachable}:${port}`;
}

function provisionFrom(store: Store, wanted: Settings, asked: SandboxOptions, log: Log): void {
  const { settings, created } = provision(store, wanted);
  const isOther = (name: "seed" | "inventory") => asked[name] !== undefined && asked[name] !== settings[name];
  if (!created && (isOther("seed") || isOther("inventory"))) {
    log(
      `The database was made with inventory ${settings.inventory} and seed ${settings.seed}: ` +
        "its numbers and keys are used, and the ones asked for are not.",
    );
  }
}

function firstOf(accounts: readonly Account[]): Account {
  const [account] = accounts;
  if (account === undefined) throw new Error("The database holds a sandbox without an account.");
  return account;
}

/**
 * Starts a sandbox: the carrier's API on this machine, with real state.
 *
 * @throws RangeError for an option out of range, the system's error (`code` EADDRINUSE and so on) when the address
 *   cannot be taken, and SQLite's when the file cannot be opened.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  checkOptions(options);
  const wanted = initialSettings(options);
  const { port = DEFAULTS.port, host = DEFAULTS.host, timeScale = DEFAULTS.timeScale } = options;
  const { messageRates = DEFAULTS.messageRates, log = () => {}, onRequest } = options;
  const { webhookFormat = DEFAULTS.webhookFormat, console: access = DEFAULTS.console } = options;
  const store = openStore(options.db);
  try {
    provisionFrom(store, wanted, options, log);
    store.setPatience(PATIENCE_MS);
    const { seed } = store;
    // The port, and with it the URL that links start with, is known when the sandbox listens.
    let url = "";
    const baseUrl = () => url;
    const machineClock = options.clock ?? Date.now;
    const clock = createSandboxClock(machineClock, store.readClock());
    const changes = createChanges();
    const journal = createJournal(() => changes.tell("requests"));
    const faults = createFaults({ seed, onChange: () => changes.tell("faults") });
    const poster = createPoster({
      store,
      clock: clock.now,
      timeScale,
      format: webhookFormat,
      baseUrl,
      onChange: () => {
        changes.tell("messages");
        changes.tell("webhooks");
      },
      log,
    });
    const delivery = createDelivery({
      store,
      clock: clock.now,
      timeScale,
      seed,
      onMessage: () => {
        poster.wake();
        changes.tell("messages");
        changes.tell("accounts");
      },
    });
    const media = createMediaFetcher({
      allowPrivate: options.allowPrivateMedia === true,
      own: ownMedia(baseUrl, store),
    });
    const ended = new AbortController();
    // Every page that looks on listens to it.
    setMaxListeners(0, ended.signal);
    const known = () => createAuthentication(store.accounts.all());
    let authenticate = known();
    const readAccounts = () => {
      authenticate = known();
    };
    const rateLimit = createRateLimit(machineClock, messageRates);
    const control = createControl({
      version: packageJson.version,
      baseUrl,
      timeScale,
      webhookFormat,
      store,
      clock,
      delivery,
      faults,
      journal,
      poster,
      changes,
      closing: ended.signal,
      accountsChanged: readAccounts,
      stateReplaced: rateLimit.clear,
    });
    const shownNumbers = createShownItems();
    const contexts = new WeakMap<Account, OperationContext>();
    const contextFor = (account: Account): OperationContext => {
      const context = {
        store,
        account,
        clock: clock.now,
        delivery,
        media,
        changes,
        shownNumbers,
        baseUrl: url,
      };
      contexts.set(account, context);
      return context;
    };
    const carrier = createCarrier({
      authenticate: (authorization) => {
        const account = authenticate(authorization);
        if (account !== undefined || authorization === undefined) return account;
        // Another process on the same file may have added it.
        readAccounts();
        return authenticate(authorization);
      },
      rateLimit,
      contextOf: (account) => contexts.get(account) ?? contextFor(account),
      clock: clock.now,
      faults,
      journal,
      log,
      onRequest,
      closing: ended.signal,
    });
    const entrance = createEntrance({
      carrier,
      control,
      access,
      mediaContent: store.messages.mediaContent,
      log,
      closing: ended.signal,
      isForThisMachine: namesThisMachine(isIPv6(host) ? `[${host}]` : host),
    });
    const listening = await listen(entrance, port, host);
    url = urlOf(host, listening.port);
    poster.wake();
    const accounts = store.accounts.all();
    const { accessKey, secretKey } = firstOf(accounts);
    let closing: Promise<void> | undefined;
    return {
      url,
      consoleUrl: access === "off" ? undefined : `${url}/_sandbox/console`,
      accessKey,
      secretKey,
      accounts: accounts.map((account) => ({ accessKey: account.accessKey, secretKey: account.secretKey })),
      control,
      close: () => {
        ended.abort();
        closing ??= Promise.all([listening.close(), poster.close()]).then(() => store.close());
        return closing;
      },
    };
  } catch (cause) {
    store.close();
    throw cause;
  }
}
