import { deriveKeys } from "../provision/keys.ts";
import { checkOptions } from "../sandbox-options.ts";
import type { Account } from "../store/accounts.ts";
import { PRODUCTS } from "../store/callbacks.ts";
import type { Store } from "../store/store.ts";
import { ControlError, type SandboxControl } from "./control.ts";
import type { ControlContext } from "./control-context.ts";
import type { AccountState } from "./shapes.ts";
import { nanodollarsOf, usd } from "./show.ts";

type WithAccounts = Pick<Store, "accounts" | "callbacks">;

/** The access key of each account by its id. */
export function accessKeysIn({ accounts }: Pick<Store, "accounts">): (accountId: number) => string {
  const keys = new Map(accounts.all().map(({ id, accessKey }) => [id, accessKey]));
  return (accountId) => keys.get(accountId) ?? "";
}

/**
 * The account with this access key, or the first one.
 *
 * @throws ControlError when there is none.
 */
export function accountIn({ accounts }: Pick<Store, "accounts">, accessKey: string | undefined): Account {
  const all = accounts.all();
  const account = accessKey === undefined ? all[0] : all.find((each) => each.accessKey === accessKey);
  if (account === undefined) throw new ControlError(404, "There is no account with this access key.");
  return account;
}

export function showAccount({ accounts, callbacks }: WithAccounts, account: Account): AccountState {
  const shown: AccountState["callbacks"] = {};
  for (const product of PRODUCTS) {
    const url = callbacks.url(account.id, product);
    if (url !== undefined) shown[product] = url;
  }
  return {
    access_key: account.accessKey,
    secret_key: account.secretKey,
    balance_usd: usd(accounts.balanceNanodollars(account.id)),
    spent: accounts
      .spent(account.id)
      .map(({ kind, count, nanodollars }) => ({ kind, count, usd: usd(nanodollars) })),
    callbacks: shown,
  };
}

export function accountControl(
  context: ControlContext,
): Pick<SandboxControl, "listAccounts" | "addAccount" | "setBalance"> {
  const { store, changes } = context;
  return {
    listAccounts: () => store.accounts.all().map((account) => showAccount(store, account)),
    addAccount: ({ access_key, secret_key, balance_usd = 100 } = {}) => {
      const keys = deriveKeys(store.seed(), store.accounts.all().length);
      const accessKey = access_key ?? keys.accessKey;
      const secretKey = secret_key ?? keys.secretKey;
      try {
        checkOptions({ accessKey, secretKey, balance: balance_usd });
      } catch (cause) {
        if (cause instanceof RangeError)
          throw new ControlError(422, `${cause.message} No account was added.`);
        throw cause;
      }
      if (store.accounts.all().some((account) => account.accessKey === accessKey)) {
        throw new ControlError(409, "An account has this access key already. No account was added.");
      }
      store.accounts.create({ accessKey, secretKey, balanceNanodollars: nanodollarsOf(balance_usd) });
      context.accountsChanged();
      changes.tell("accounts");
      return showAccount(store, accountIn(store, accessKey));
    },
    setBalance: ({ access_key: accessKey, balance_usd: balance }) => {
      const account = accountIn(store, accessKey);
      if (!(Math.abs(balance) <= 9_000_000)) {
        throw new ControlError(
          422,
          "balance_usd must be a number from -9000000 to 9000000. Nothing was changed.",
        );
      }
      store.accounts.setBalance(account.id, nanodollarsOf(balance));
      changes.tell("accounts");
      return showAccount(store, account);
    },
  };
}
