import type { AccountNumber } from "../store/account-numbers.ts";
import type { Route } from "../store/routes.ts";
import { commonNumberAttributes } from "./available-number.ts";
import { routeResource } from "./route.ts";

function attributesOf(number: AccountNumber) {
  return {
    alias: number.alias,
    cnam_lookups_enabled: number.cnamLookupsEnabled,
    ...commonNumberAttributes(number),
    status: "PURCHASED",
    note: number.note,
    messaging_enabled: number.messagingEnabled,
  };
}

/** A number of the account, as lists give it: without relationships. */
export function numberResource(number: AccountNumber, baseUrl: string) {
  return {
    attributes: attributesOf(number),
    type: "number",
    id: number.value,
    links: { self: `${baseUrl}/v2/numbers/${number.value}` },
  };
}

/** A number with its relationships; each route that it refers to comes along once. */
export function numberDocument(number: AccountNumber, routes: readonly Route[], baseUrl: string) {
  const identifier = (id: string | null) => ({ data: id === null ? null : { type: "route", id } });
  const resource = numberResource(number, baseUrl);
  return {
    included: routes.map((route) => routeResource(route, baseUrl)),
    data: {
      ...resource,
      relationships: {
        cnam_preset: { data: null },
        e911_address: { data: null },
        failover_route: identifier(number.failoverRouteId),
        primary_route: identifier(number.primaryRouteId),
      },
    },
    links: resource.links,
  };
}
