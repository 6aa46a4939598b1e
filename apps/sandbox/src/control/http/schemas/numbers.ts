import { z } from "zod";
import { MOST_FOUND } from "../../numbers.ts";
import type { InventorySearch, NumberForSale, OwnedNumber, RouteState } from "../../shapes.ts";
import { named } from "./components.ts";
import { count, fromDigits, time } from "./values.ts";

const routeState: z.ZodType<RouteState> = named(
  "RouteState",
  z.strictObject({
    id: z.string(),
    route_type: z.string(),
    alias: z.string().nullable(),
    value: z.string().nullable(),
  }),
);

export const ownedNumber: z.ZodType<OwnedNumber> = named(
  "OwnedNumber",
  z.strictObject({
    number: z.string(),
    access_key: z.string(),
    alias: z.string().nullable(),
    number_type: z.string(),
    rate_center: z.string().nullable(),
    state: z.string().nullable(),
    messaging_enabled: z.boolean(),
    primary_route: routeState,
    failover_route: routeState.nullable(),
    last_change: z.strictObject({ what: z.string(), at: time }).nullable(),
  }),
);

export const numberForSale: z.ZodType<NumberForSale> = named(
  "NumberForSale",
  z.strictObject({
    number: z.string(),
    number_type: z.string(),
    rate_center: z.string().nullable(),
    state: z.string().nullable(),
    tier: z.string(),
    setup_cost: z.number(),
    monthly_cost: z.number(),
  }),
);

const digits = z.string().regex(/^\d{1,11}$/);

export const inventorySearch: z.ZodType<InventorySearch> = z.strictObject({
  starts_with: digits.exactOptional(),
  contains: digits.exactOptional(),
  ends_with: digits.exactOptional(),
  state: z.string().min(1).exactOptional(),
  rate_center: z.string().min(1).exactOptional(),
  limit: fromDigits(z.int().min(1).max(MOST_FOUND)).exactOptional(),
  offset: fromDigits(count).exactOptional(),
});
