import type { RoutePlace } from "../store/account-numbers.ts";
import { type Answer, notOnAccount, type OperationContext } from "./operation.ts";

export type AssignRouteInput = {
  path: { number_id: string };
  body: { data: { id: string } } | { id: string };
};

/** Points a number of the account at a route of the account, or at the built-in one. */
export function assignRoute(
  place: RoutePlace,
  { path, body }: AssignRouteInput,
  context: OperationContext,
): Answer {
  const { store, account } = context;
  const { id: routeId } = "data" in body ? body.data : body;
  return store.transaction(() => {
    const number = store.accountNumbers.get(account.id, path.number_id);
    const route = store.routes.get(account.id, routeId);
    if (number === undefined || route === undefined) return notOnAccount();
    store.accountNumbers.setRoute(number.value, place, route.id);
    return { status: 204 };
  });
}
