import { UNMOVED } from "../clock/sandbox-clock.ts";
import { contractOperations } from "../contract/operations.ts";
import { provisionAgain } from "../provision/provision.ts";
import { checkOptions } from "../sandbox-options.ts";
import type { Settings } from "../store/settings.ts";
import type { Store } from "../store/store.ts";
import { accountIn, showAccount } from "./accounts.ts";
import { showClock } from "./clock.ts";
import { ControlError, type SandboxControl } from "./control.ts";
import type { ControlContext } from "./control-context.ts";
import { putIn } from "./seed-data.ts";
import type { SandboxState } from "./shapes.ts";

function settingsOf(store: Pick<Store, "readSettings">): Settings {
  const settings = store.readSettings();
  if (settings === undefined) throw new Error("The database holds no sandbox.");
  return settings;
}

export function showState(context: ControlContext): SandboxState {
  const { store, clock } = context;
  const { seed, inventory } = settingsOf(store);
  return {
    version: context.version,
    url: context.baseUrl(),
    seed,
    inventory,
    time_scale: context.timeScale,
    webhook_format: context.webhookFormat,
    clock: showClock(clock),
    accounts: store.accounts.all().map((account) => showAccount(store, account)),
    operations: contractOperations.map(({ operationId }) => operationId),
  };
}

/** After the database was written past everything else. */
export function allChanged(context: ControlContext): void {
  const { store, accountsChanged, stateReplaced, poster, changes } = context;
  store.availableNumbers.ownersChanged();
  accountsChanged();
  stateReplaced();
  poster.wake();
  changes.tell("everything");
}

export function stateControl(context: ControlContext): Pick<SandboxControl, "getState" | "reset" | "seed"> {
  const { store, clock, delivery, faults, journal } = context;
  return {
    getState: () => showState(context),
    reset: (options = {}) => {
      const current = settingsOf(store);
      const { seed = current.seed, inventory = current.inventory } = options;
      try {
        checkOptions({ seed, inventory });
      } catch (cause) {
        if (cause instanceof RangeError) throw new ControlError(422, `${cause.message} Nothing was changed.`);
        throw cause;
      }
      const wanted: Settings = { seed, inventory, accounts: current.accounts };
      provisionAgain(store, wanted);
      faults.clear();
      journal.clear();
      clock.set(UNMOVED);
      allChanged(context);
      return showState(context);
    },
    seed: (data) => {
      const account = accountIn(store, data.access_key);
      const seeded = store.transaction(() => putIn(data, account, { store, delivery, now: clock.now() }));
      allChanged(context);
      return seeded;
    },
  };
}
