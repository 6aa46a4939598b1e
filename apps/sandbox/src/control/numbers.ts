import { startingDigits } from "../request-values/number-digits.ts";
import type { AccountNumber } from "../store/account-numbers.ts";
import type { Store } from "../store/store.ts";
import { accessKeysIn } from "./accounts.ts";
import type { SandboxControl } from "./control.ts";
import type { ControlContext } from "./control-context.ts";
import { pageOf } from "./page.ts";
import type { OwnedNumber } from "./shapes.ts";
import { showForSale, showNumber } from "./show.ts";

function routeIn({ routes }: Pick<Store, "routes">, accountId: number, id: string) {
  const route = routes.get(accountId, id);
  if (route === undefined) throw new Error("A number has a route that does not exist.");
  return route;
}

function showOwned(store: Store, accessKeyOf: (accountId: number) => string) {
  return (number: AccountNumber): OwnedNumber => {
    const { accountId, primaryRouteId, failoverRouteId } = number;
    return showNumber(number, accessKeyOf(accountId), {
      primary: routeIn(store, accountId, primaryRouteId),
      failover: failoverRouteId === null ? undefined : routeIn(store, accountId, failoverRouteId),
    });
  };
}

/** As many as the carrier finds at once. */
export const MOST_FOUND = 200;

export function numberControl({
  store,
}: ControlContext): Pick<SandboxControl, "listOwnedNumbers" | "searchInventory"> {
  return {
    listOwnedNumbers: (page) =>
      store.accountNumbers.all(pageOf(page)).map(showOwned(store, accessKeysIn(store))),
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
        .search(filter, { column: "value", direction: "ASC" }, pageOf({ limit, offset }, MOST_FOUND))
        .map(showForSale);
    },
  };
}
