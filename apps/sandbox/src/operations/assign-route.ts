import type { AccountNumber, RoutePlace } from "../store/account-numbers.ts";
import { BUILT_IN_ROUTE_ID } from "../store/routes.ts";
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
  const { store, account, changes } = context;
  const { id: routeId } = "data" in body ? body.data : body;
  const answer = store.transaction((): Answer => {
    const number = store.accountNumbers.get(account.id, path.number_id);
    const route = store.routes.get(account.id, routeId);
    if (number === undefined || route === undefined) return notOnAccount();
    setRoute(place, number, route.id, context);
    return { status: 204 };
  });
  changes.tell("numbers");
  return answer;
}

/** Without a primary route calls go to the built-in one; a failover route can be none. */
export function removeRoute(
  place: RoutePlace,
  { path }: { path: { number_id: string } },
  context: OperationContext,
): Answer {
  const { store, account, changes } = context;
  const answer = store.transaction((): Answer => {
    const number = store.accountNumbers.get(account.id, path.number_id);
    if (number === undefined) return notOnAccount();
    setRoute(place, number, place === "primary" ? BUILT_IN_ROUTE_ID : null, context);
    return { status: 204 };
  });
  changes.tell("numbers");
  return answer;
}

function setRoute(
  place: RoutePlace,
  number: AccountNumber,
  routeId: string | null,
  { store, clock }: OperationContext,
): void {
  const before = place === "primary" ? number.primaryRouteId : number.failoverRouteId;
  if (before === routeId) return;
  const what = `${place} route ${before ?? "none"} → ${routeId ?? "none"}`;
  store.accountNumbers.setRoute(number.value, place, routeId, { what, at: clock() });
}
