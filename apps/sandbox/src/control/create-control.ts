import type { SandboxClock } from "../clock/sandbox-clock.ts";
import { contractOperations } from "../contract/operations.ts";
import type { Delivery } from "../delivery/delivery.ts";
import { mediaRecords } from "../delivery/media-records.ts";
import type { Changes } from "../events/changes.ts";
import { faultProblem } from "../faults/fault-problem.ts";
import type { Faults } from "../faults/faults.ts";
import type { Journal } from "../journal/journal.ts";
import { deriveKeys } from "../provision/keys.ts";
import { provisionAgain } from "../provision/provision.ts";
import { startingDigits } from "../request-values/number-digits.ts";
import { checkOptions } from "../sandbox-options.ts";
import type { Account } from "../store/accounts.ts";
import { PRODUCTS } from "../store/callbacks.ts";
import type { Settings } from "../store/settings.ts";
import type { Store } from "../store/store.ts";
import type { Webhook } from "../store/webhooks.ts";
import type { WebhookFormat } from "../webhooks/payload.ts";
import type { Poster } from "../webhooks/poster.ts";
import { coalesced } from "./coalesce.ts";
import { ControlError, type Page, type SandboxControl } from "./control.ts";
import { fetchedFrom } from "./given-media.ts";
import { putIn } from "./seed-data.ts";
import type { AccountState, MessageState, OwnedNumber, SandboxState, WebhookEventState } from "./shapes.ts";
import {
  isoTime,
  nanodollarsOf,
  showAttempt,
  showForSale,
  showMessage,
  showNumber,
  showRequest,
  showRequestDetail,
  usd,
} from "./show.ts";

export type ControlContext = {
  version: string;
  baseUrl: () => string;
  timeScale: number;
  webhookFormat: WebhookFormat;
  store: Store;
  clock: SandboxClock;
  delivery: Delivery;
  faults: Faults;
  journal: Journal;
  poster: Poster;
  changes: Changes;
  /** What the sandbox was made from, which a reset can change. */
  settings: { current: Settings };
  /** To be called when the accounts, or their keys, have changed. */
  accountsChanged: () => void;
};

/** `.` and `..` are steps in a path for clients of the control API. */
const SNAPSHOT_NAME = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/;
const NANP = /^1[2-9]\d{9}$/;
const ANY_NUMBER = /^[1-9]\d{6,14}$/;
/** A hundred years. */
const LONGEST_ADVANCE_MS = 100 * 365 * 24 * 3_600_000;
/** Years of four digits, with room for what is still to come. */
const LATEST_TIME = Date.UTC(9990, 0, 1);

const DEFAULT_LIMIT = 100;
const HIGHEST_LIMIT = 1000;

function pageOf({ limit = DEFAULT_LIMIT, offset = 0 }: Page = {}): { limit: number; offset: number } {
  if (!Number.isInteger(limit) || limit < 1 || limit > HIGHEST_LIMIT) {
    throw new ControlError(422, `limit must be an integer from 1 to ${HIGHEST_LIMIT}.`);
  }
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new ControlError(422, "offset must be an integer of 0 or more.");
  }
  return { limit, offset };
}

export function createControl(context: ControlContext): SandboxControl {
  const { store, clock, delivery, faults, journal, poster, changes, settings, baseUrl } = context;

  const accounts = (): Account[] => store.accounts.all();
  const accessKeyOf = () => {
    const keys = new Map(accounts().map(({ id, accessKey }) => [id, accessKey]));
    return (accountId: number) => keys.get(accountId) ?? "";
  };
  const accountBy = (accessKey: string | undefined): Account => {
    const all = accounts();
    const account = accessKey === undefined ? all[0] : all.find((each) => each.accessKey === accessKey);
    if (account === undefined) throw new ControlError(404, "There is no account with this access key.");
    return account;
  };

  const showAccount = (account: Account): AccountState => {
    const callbacks: AccountState["callbacks"] = {};
    for (const product of PRODUCTS) {
      const url = store.callbacks.url(account.id, product);
      if (url !== undefined) callbacks[product] = url;
    }
    return {
      access_key: account.accessKey,
      secret_key: account.secretKey,
      balance_usd: usd(store.accounts.balanceNanodollars(account.id)),
      spent: store.accounts
        .spent(account.id)
        .map(({ kind, count, nanodollars }) => ({ kind, count, usd: usd(nanodollars) })),
      callbacks,
    };
  };

  const getClock = () => ({ now: isoTime(clock.now()), frozen: clock.frozen() });

  const getState = (): SandboxState => ({
    version: context.version,
    url: baseUrl(),
    seed: settings.current.seed,
    inventory: settings.current.inventory,
    time_scale: context.timeScale,
    webhook_format: context.webhookFormat,
    clock: getClock(),
    accounts: accounts().map(showAccount),
    operations: contractOperations.map(({ operationId }) => operationId),
  });

  const allChanged = () => {
    store.availableNumbers.ownersChanged();
    context.accountsChanged();
    poster.wake();
    changes.tell("everything");
  };

  const routeOf = (accountId: number, id: string) => {
    const route = store.routes.get(accountId, id);
    if (route === undefined) throw new Error("A number has a route that does not exist.");
    return route;
  };

  const showOwned =
    (accessKey: (accountId: number) => string) =>
    (number: ReturnType<Store["accountNumbers"]["all"]>[number]): OwnedNumber => {
      const { accountId, primaryRouteId, failoverRouteId } = number;
      return showNumber(number, accessKey(accountId), {
        primary: routeOf(accountId, primaryRouteId),
        failover: failoverRouteId === null ? undefined : routeOf(accountId, failoverRouteId),
      });
    };

  const messageBy = (id: string): MessageState => {
    const message = store.messages.find(id);
    if (message === undefined) throw new ControlError(404, "There is no such message.");
    return showMessage(message, accessKeyOf()(message.accountId), baseUrl());
  };

  const showWebhook =
    (accessKey: (accountId: number) => string) =>
    (webhook: Webhook): WebhookEventState => {
      const { id, receiptPosition, messageId } = webhook;
      const receipt =
        receiptPosition === null
          ? undefined
          : store.messages.find(messageId)?.receipts.at(-1 - receiptPosition);
      return {
        id,
        access_key: accessKey(webhook.accountId),
        product: webhook.product,
        message_id: messageId,
        receipt: receipt === undefined ? null : { level: receipt.level, status: receipt.status },
        happened_at: isoTime(webhook.happensAt),
        url: webhook.url ?? "",
        state: webhook.state,
        next_attempt_at: webhook.nextAttemptAt === null ? null : isoTime(webhook.nextAttemptAt),
        attempts: store.webhooks.attempts(id).map(showAttempt),
      };
    };

  const snapshotName = (name: string): string => {
    if (SNAPSHOT_NAME.test(name)) return name;
    throw new ControlError(
      422,
      "name must be 1 to 64 letters, digits, dots, hyphens or underscores, not . or ..",
    );
  };
  const snapshotBy = (name: string) => {
    const found = store.snapshots.list().find((each) => each.name === name);
    if (found === undefined) throw new ControlError(404, "There is no snapshot of this name.");
    return { name: found.name, taken_at: isoTime(found.takenAt), bytes: found.bytes };
  };

  return {
    getState,
    reset: ({ seed = settings.current.seed, inventory = settings.current.inventory } = {}) => {
      try {
        checkOptions({ seed, inventory });
      } catch (cause) {
        if (cause instanceof RangeError) throw new ControlError(422, `${cause.message} Nothing was changed.`);
        throw cause;
      }
      const wanted: Settings = { seed, inventory, accounts: settings.current.accounts };
      provisionAgain(store, wanted);
      settings.current = wanted;
      faults.clear();
      journal.clear();
      clock.reset();
      allChanged();
      return getState();
    },
    seed: (data) => {
      const account = accountBy(data.access_key);
      const seeded = store.transaction(() => putIn(data, account, { store, delivery, now: clock.now() }));
      allChanged();
      return seeded;
    },

    listSnapshots: () => store.snapshots.list().map(({ name }) => snapshotBy(name)),
    takeSnapshot: ({ name }) => {
      store.transaction(() => store.snapshots.take(snapshotName(name), clock.now()));
      changes.tell("snapshots");
      return snapshotBy(name);
    },
    restoreSnapshot: ({ name }) => {
      const restored = store.transaction(() => {
        if (!store.snapshots.restore(snapshotName(name))) return false;
        const kept = store.readSettings();
        if (kept !== undefined) {
          settings.current = kept;
          store.loadInventory(kept);
        }
        return true;
      });
      if (!restored) throw new ControlError(404, "There is no snapshot of this name. Nothing was changed.");
      allChanged();
      return getState();
    },
    deleteSnapshot: ({ name }) => {
      if (!store.snapshots.remove(name)) throw new ControlError(404, "There is no snapshot of this name.");
      changes.tell("snapshots");
    },

    getClock,
    setClock: ({ frozen, advance_ms: advanceMs = 0 }) => {
      if (!Number.isFinite(advanceMs) || advanceMs < 0 || advanceMs > LONGEST_ADVANCE_MS) {
        throw new ControlError(
          422,
          "advance_ms must be 0 or more, and at most a hundred years: time does not go back.",
        );
      }
      if (clock.now() + advanceMs > LATEST_TIME) {
        throw new ControlError(422, "advance_ms goes beyond the year 9989. Nothing was changed.");
      }
      if (frozen === true) clock.freeze();
      if (frozen === false) clock.resume();
      clock.advance(advanceMs);
      poster.wake();
      changes.tell("clock");
      changes.tell("messages");
      return getClock();
    },

    listFaults: () => faults.list(),
    addFault: (fault) => {
      const problem = faultProblem(fault);
      if (problem !== undefined) throw new ControlError(422, `${problem} No fault was added.`);
      return faults.add(fault);
    },
    deleteFault: ({ id }) => {
      if (!faults.remove(id)) throw new ControlError(404, "There is no such fault, or it is used up.");
    },
    deleteFaults: () => faults.clear(),

    listRequests: ({ limit, before } = {}) => {
      if (before !== undefined && !Number.isSafeInteger(before)) {
        throw new ControlError(422, "before must be an integer.");
      }
      return journal.list({ ...pageOf(limit === undefined ? {} : { limit }), before }).map(showRequest);
    },
    getRequest: ({ id }) => {
      const entry = journal.get(id);
      if (entry === undefined)
        throw new ControlError(404, "There is no such request, or it is too long ago.");
      return showRequestDetail(entry);
    },
    deleteRequests: () => journal.clear(),

    listAccounts: () => accounts().map(showAccount),
    addAccount: ({ access_key, secret_key, balance_usd = 100 } = {}) => {
      const keys = deriveKeys(settings.current.seed, accounts().length);
      const accessKey = access_key ?? keys.accessKey;
      const secretKey = secret_key ?? keys.secretKey;
      try {
        checkOptions({ accessKey, secretKey, balance: balance_usd });
      } catch (cause) {
        if (cause instanceof RangeError)
          throw new ControlError(422, `${cause.message} No account was added.`);
        throw cause;
      }
      if (accounts().some((account) => account.accessKey === accessKey)) {
        throw new ControlError(409, "An account has this access key already. No account was added.");
      }
      store.accounts.create({ accessKey, secretKey, balanceNanodollars: nanodollarsOf(balance_usd) });
      context.accountsChanged();
      changes.tell("accounts");
      return showAccount(accountBy(accessKey));
    },
    setBalance: ({ access_key: accessKey, balance_usd: balance }) => {
      const account = accountBy(accessKey);
      if (!(Math.abs(balance) <= 9_000_000)) {
        throw new ControlError(
          422,
          "balance_usd must be a number from -9000000 to 9000000. Nothing was changed.",
        );
      }
      store.accounts.setBalance(account.id, nanodollarsOf(balance));
      changes.tell("accounts");
      return showAccount(account);
    },

    listOwnedNumbers: (page) => store.accountNumbers.all(pageOf(page)).map(showOwned(accessKeyOf())),
    searchInventory: (search = {}) => {
      const { starts_with, contains, ends_with, state, rate_center, limit = 20, offset = 0 } = search;
      const filter = {
        startsWith: starts_with === undefined ? undefined : startingDigits(starts_with),
        contains,
        endsWith: ends_with,
        state: state?.toLowerCase(),
        rateCenter: rate_center?.toLowerCase(),
      };
      return store.availableNumbers
        .search(filter, { column: "value", direction: "ASC" }, pageOf({ limit, offset }))
        .map(showForSale);
    },

    listAllMessages: (page) => {
      const accessKey = accessKeyOf();
      return store.messages
        .recent(clock.now(), pageOf(page))
        .map((message) => showMessage(message, accessKey(message.accountId), baseUrl()));
    },
    receiveMessage: ({ from, to, body, media = [] }) => {
      const refuse = (why: string) => new ControlError(422, `${why} Nothing was received.`);
      if (!ANY_NUMBER.test(from)) throw refuse("from must be the digits of a number, with its country code.");
      if (!NANP.test(to)) throw refuse("to must be eleven digits with country code 1.");
      if ((body === undefined || body === "") && media.length === 0)
        throw refuse("body or media must be given.");
      const number = store.accountNumbers.find(to);
      if (number === undefined) throw refuse("to is not a number of an account.");
      if (!number.messagingEnabled) throw refuse("to is not enabled for messages.");
      const files = mediaRecords(media.map(fetchedFrom));
      const content = {
        body: body === undefined || body === "" ? null : body,
        isMms: files.length > 0,
        media: files,
      };
      return messageBy(delivery.receive(from, number, content));
    },

    listWebhooks: (page) => store.webhooks.list(clock.now(), pageOf(page)).map(showWebhook(accessKeyOf())),
    resendWebhook: ({ id }) => {
      const webhook = store.webhooks.find(id);
      if (webhook?.url === undefined || webhook.url === null) {
        throw new ControlError(404, "There is no such webhook.");
      }
      store.webhooks.resend(id, clock.now());
      poster.wake();
      return showWebhook(accessKeyOf())(store.webhooks.find(id) ?? webhook);
    },

    onChange: (listener) => coalesced(changes.listen, listener),
  };
}
