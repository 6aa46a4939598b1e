import { z } from "zod";
import { e164, phoneNumber } from "../terms/phone-number.ts";
import { place } from "../terms/place.ts";
import { routeShape, tellRoute } from "../terms/route.ts";
import { readTool } from "./tool.ts";

export const getNumber = readTool({
  name: "get_number",
  effect: "read",
  scope: "numbers:read",
  title: "Look up an own number",
  description:
    "One number of the account with where its inbound calls go: primary route, then failover route.",
  input: z.strictObject({ number: phoneNumber }),
  output: z.object({
    number: z.string(),
    alias: z.string().optional(),
    place: z.string().describe("Rate center and state"),
    number_type: z.string(),
    messaging_enabled: z.boolean().optional(),
    cnam_lookups_enabled: z.boolean(),
    monthly_usd: z.number().optional(),
    primary_route: routeShape.optional(),
    failover_route: routeShape.optional().describe("Absent: none"),
  }),
  missing:
    "It is not a number of this account. list_numbers tells which are; search_available_numbers finds others for sale.",
  async run({ number }, { flowroute, signal }) {
    const found = await flowroute.numbers.get(number, { signal });
    return {
      number: e164(found.value),
      ...(found.alias === null ? {} : { alias: found.alias }),
      place: place(found),
      number_type: found.number_type,
      ...(found.messaging_enabled === undefined ? {} : { messaging_enabled: found.messaging_enabled }),
      cnam_lookups_enabled: found.cnam_lookups_enabled,
      ...(found.monthly_cost === undefined ? {} : { monthly_usd: found.monthly_cost }),
      ...(found.primary_route === null ? {} : { primary_route: tellRoute(found.primary_route) }),
      ...(found.failover_route === null ? {} : { failover_route: tellRoute(found.failover_route) }),
    };
  },
});
