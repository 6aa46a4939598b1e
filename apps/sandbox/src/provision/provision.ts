import { BUILT_IN_ROUTE_ID } from "../store/routes.ts";
import type { InitialAccount, Settings } from "../store/settings.ts";
import type { Store } from "../store/store.ts";
import { starterNumbers } from "./starter-numbers.ts";

export type Provisioned = { settings: Settings; created: boolean };

function createAccount(store: Store, account: InitialAccount, position: number, withNumbers: boolean): void {
  const accountId = store.accounts.create(account);
  if (!withNumbers) return;
  for (const number of starterNumbers(position)) {
    store.accountNumbers.add({
      ...number,
      accountId,
      alias: "Starter",
      note: null,
      cnamLookupsEnabled: false,
      messagingEnabled: true,
      primaryRouteId: BUILT_IN_ROUTE_ID,
      failoverRouteId: null,
      lastChange: null,
    });
  }
}

/** Fills an empty database. To be called in a transaction. */
export function create(store: Store, settings: Settings): void {
  store.writeSettings(settings);
  store.routes.addBuiltIn();
  settings.accounts.forEach((account, position) => {
    createAccount(store, account, position, settings.inventory > 0);
  });
  store.loadInventory(settings);
}

/** Makes an empty database into a sandbox, or takes the one that is in it. Safe when two processes start at once. */
export function provision(store: Store, wanted: Settings): Provisioned {
  return store.transaction(() => {
    const existing = store.readSettings();
    if (existing === undefined) {
      create(store, wanted);
      return { settings: wanted, created: true };
    }
    store.loadInventory(existing);
    return { settings: existing, created: false };
  });
}

/** Makes it anew from these settings: everything but the snapshots is gone. */
export function provisionAgain(store: Store, settings: Settings): void {
  store.transaction(() => {
    store.snapshots.clear();
    create(store, settings);
  });
}
