import { setRouteTool } from "./set-route.ts";

export const updateFailoverRoute = setRouteTool({
  name: "update_failover_route",
  title: "Set the failover route",
  description:
    "Set where inbound calls of 1 to 50 of the account's numbers go when the primary route does not answer. The answer tells each number's previous one; where there was none, it cannot be removed again here.",
  slot: "failover_route",
  set: (flowroute, number, routeId) => flowroute.numbers.updateFailoverRoute(number, routeId),
});
