import { generateInventory } from "../inventory/generate-inventory.ts";
import type { Account } from "../store/accounts.ts";
import { BUILT_IN_ROUTE_ID } from "../store/routes.ts";
import type { Settings } from "../store/settings.ts";
import type { Store } from "../store/store.ts";
import type { Keys } from "./keys.ts";
import { type StarterNumber, starterNumbers } from "./starter-numbers.ts";

/** What a new sandbox is made of. A database that holds one already stays as it is. */
export type Provision = Settings & Keys & { balanceNanodollars: number };

export type Provisioned = { account: Account; settings: Settings; created: boolean };

function fillInventory(store: Store, { inventory, seed }: Settings): void {
  for (const number of generateInventory({ size: inventory, seed })) {
    store.availableNumbers.add({
      value: number.value,
      numberType: number.number_type,
      rateCenter: number.rate_center,
      state: number.state,
      isoCountry: number.iso_country,
      tier: number.tier,
      setupCostCents: number.setup_cost_cents,
      monthlyCostCents: number.monthly_cost_cents,
    });
  }
  store.availableNumbers.takeStock();
}

function giveStarterNumber(store: Store, accountId: number, number: StarterNumber): void {
  store.availableNumbers.take(number.value);
  store.accountNumbers.add({
    ...number,
    accountId,
    alias: "Starter",
    note: null,
    cnamLookupsEnabled: false,
    messagingEnabled: true,
    primaryRouteId: BUILT_IN_ROUTE_ID,
    failoverRouteId: null,
  });
}

function create(store: Store, provision: Provision): void {
  store.writeSettings(provision);
  fillInventory(store, provision);
  const accountId = store.accounts.create(provision);
  if (provision.inventory === 0) return;
  for (const number of starterNumbers()) giveStarterNumber(store, accountId, number);
}

/** Makes an empty database into a sandbox, or takes the one that is in it. Safe when two processes start at once. */
export function provision(store: Store, wanted: Provision): Provisioned {
  return store.transaction(() => {
    const existing = store.readSettings();
    if (existing === undefined) create(store, wanted);
    const [account] = store.accounts.all();
    if (account === undefined) throw new Error("The database holds a sandbox without an account.");
    return { account, settings: existing ?? wanted, created: existing === undefined };
  });
}
