import { type AccountOptions, DEFAULTS, type SandboxOptions } from "../sandbox-options.ts";
import type { Settings } from "../store/settings.ts";
import { deriveKeys } from "./keys.ts";

const NANODOLLARS = 1_000_000_000;

function accountsOf({
  accounts = DEFAULTS.accounts,
  accessKey,
  secretKey,
}: SandboxOptions): AccountOptions[] {
  if (typeof accounts !== "number") return [...accounts];
  const first = {
    ...(accessKey === undefined ? {} : { accessKey }),
    ...(secretKey === undefined ? {} : { secretKey }),
  };
  return Array.from({ length: accounts }, (_, at) => (at === 0 ? first : {}));
}

/**
 * What these options make of a new sandbox.
 *
 * @throws RangeError when two accounts would have the same access key.
 */
export function initialSettings(options: SandboxOptions): Settings {
  const { inventory = DEFAULTS.inventory, seed = DEFAULTS.seed, balance = DEFAULTS.balance } = options;
  const accounts = accountsOf(options).map((account, at) => {
    const keys = deriveKeys(seed, at);
    return {
      accessKey: account.accessKey ?? keys.accessKey,
      secretKey: account.secretKey ?? keys.secretKey,
      balanceNanodollars: Math.round((account.balance ?? balance) * NANODOLLARS),
    };
  });
  if (new Set(accounts.map(({ accessKey }) => accessKey)).size < accounts.length) {
    throw new RangeError("accounts must have different access keys.");
  }
  return { inventory, seed, accounts };
}
