import type { Hooks } from "flowroute-client";
import { type Carrier, openCarrier } from "../carrier/carrier.ts";
import { createSharedPace } from "../carrier/pace/shared-pace.ts";
import type { LedgerFile } from "../guard/ledger/ledger-file.ts";
import { createLedger, isInDatabase } from "../guard/ledger/ledger-place.ts";
import { newOwner } from "../guard/owner.ts";
import type { Settings } from "../settings/settings.ts";

export type OpenAccount = { carrier: Carrier; ledger: LedgerFile; isSandbox: boolean; isShared: boolean };

/** The account that is served, and its ledger. Those who share a ledger share the carrier's limits, too. */
export async function openAccount(settings: Settings, hooks: Hooks): Promise<OpenAccount> {
  const kind = settings.account.kind === "sandbox" ? "sandbox" : "real";
  const ledger = createLedger(settings, kind);
  const isShared = isInDatabase(settings, kind);
  const { rates } = settings;
  const carrier = await openCarrier(settings, {
    hooks,
    ...(isShared
      ? {
          pace: (account: string) =>
            createSharedPace({ database: ledger.open, account, rates, owner: newOwner() }),
        }
      : {}),
  });
  return { carrier, ledger, isSandbox: kind === "sandbox", isShared };
}
