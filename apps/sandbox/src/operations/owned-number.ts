import { numberDocument } from "../resources/number.ts";
import type { AccountNumber } from "../store/account-numbers.ts";
import type { OperationContext } from "./operation.ts";

/** The document of a number of the account, with each route that it refers to once. */
export function ownedNumberDocument(number: AccountNumber, { store, account, baseUrl }: OperationContext) {
  const { primaryRouteId, failoverRouteId } = number;
  const ids = new Set(failoverRouteId === null ? [primaryRouteId] : [primaryRouteId, failoverRouteId]);
  const routes = [...ids].flatMap((id) => store.routes.get(account.id, id) ?? []);
  return numberDocument(number, routes, baseUrl);
}
