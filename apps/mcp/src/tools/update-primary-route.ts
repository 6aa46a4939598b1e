import { setRouteTool } from "./set-route.ts";

export const updatePrimaryRoute = setRouteTool({
  name: "update_primary_route",
  title: "Set the primary route",
  description:
    "Point inbound calls of 1 to 50 of the account's numbers at a route. Takes effect at once. The answer tells each number's previous route, to put it back.",
  slot: "primary_route",
  set: (flowroute, number, routeId) => flowroute.numbers.updatePrimaryRoute(number, routeId),
});
