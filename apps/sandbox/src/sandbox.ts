import { isIPv6 } from "node:net";
import { createDelivery } from "./delivery/accept.ts";
import { createApp } from "./http/app.ts";
import { listen } from "./http/server.ts";
import type { Log } from "./log.ts";
import { deriveKeys } from "./provision/keys.ts";
import { type Provisioned, provision } from "./provision/provision.ts";
import { checkOptions, DEFAULTS, type SandboxOptions } from "./sandbox-options.ts";
import { openStore, type Store } from "./store/store.ts";

/** A sandbox that takes requests. */
export type Sandbox = {
  /** Where it is reached, without a slash at the end: the `baseUrl` of a client. */
  url: string;
  /** The user name of HTTP Basic. */
  accessKey: string;
  /** The password of HTTP Basic. */
  secretKey: string;
  /** Ends it and frees the port, within a fraction of a second. State in a file stays. A second call changes nothing. */
  close(): Promise<void>;
};

const NANODOLLARS = 1_000_000_000;

/** For another sandbox on the same file, which writes for a millisecond at a time. */
const PATIENCE_MS = 1500;

function urlOf(host: string, port: number): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${isIPv6(reachable) ? `[${reachable}]` : reachable}:${port}`;
}

function provisionFrom(store: Store, options: SandboxOptions, log: Log): Provisioned {
  const { inventory = DEFAULTS.inventory, seed = DEFAULTS.seed, balance = DEFAULTS.balance } = options;
  const keys = deriveKeys(seed);
  const provisioned = provision(store, {
    inventory,
    seed,
    balanceNanodollars: Math.round(balance * NANODOLLARS),
    accessKey: options.accessKey ?? keys.accessKey,
    secretKey: options.secretKey ?? keys.secretKey,
  });
  const { settings, created } = provisioned;
  if (!created && (settings.seed !== seed || settings.inventory !== inventory)) {
    log(
      `The database was made with inventory ${settings.inventory} and seed ${settings.seed}: ` +
        "its numbers and keys are used, and the ones asked for are not.",
    );
  }
  return provisioned;
}

/**
 * Starts a sandbox: the carrier's API on this machine, with real state.
 *
 * @throws RangeError for an option out of range, the system's error (`code` EADDRINUSE and so on) when the address
 *   cannot be taken, and SQLite's when the file cannot be opened.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  checkOptions(options);
  const { port = DEFAULTS.port, host = DEFAULTS.host, timeScale = DEFAULTS.timeScale } = options;
  const { messageRates = DEFAULTS.messageRates, clock = Date.now, log = () => {} } = options;
  const store = openStore(options.db);
  try {
    const { account, settings } = provisionFrom(store, options, log);
    store.setPatience(PATIENCE_MS);
    const delivery = createDelivery({ store, clock, timeScale, seed: settings.seed });
    // The port, and with it the URL that links start with, is known when the server listens.
    const context = { store, clock, delivery, baseUrl: "" };
    const app = createApp({ accounts: [account], messageRates, context, log, onRequest: options.onRequest });
    const listening = await listen(app.fetch, port, host);
    context.baseUrl = urlOf(host, listening.port);
    let closing: Promise<void> | undefined;
    return {
      url: context.baseUrl,
      accessKey: account.accessKey,
      secretKey: account.secretKey,
      close: () => {
        closing ??= listening.close().then(() => store.close());
        return closing;
      },
    };
  } catch (cause) {
    store.close();
    throw cause;
  }
}
