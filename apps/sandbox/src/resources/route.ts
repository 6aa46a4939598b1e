import type { Route } from "../store/routes.ts";

/** A voice route, as lists and `included` give it. */
export function routeResource(route: Route, baseUrl: string) {
  const { routeType, alias, value, edgeStrategyId } = route;
  return {
    attributes: { route_type: routeType, alias, value, edge_strategy_id: edgeStrategyId },
    type: "route",
    id: route.id,
    links: { self: `${baseUrl}/v2/routes/${route.id}` },
  };
}

/** A route that was just created: its links lack the `/v2`, as the carrier's do. */
export function createdRouteDocument(route: Route, baseUrl: string) {
  const links = { self: `${baseUrl}/routes/${route.id}` };
  return { data: { ...routeResource(route, baseUrl), links }, links };
}
