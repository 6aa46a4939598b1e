import { z } from "zod";
import type { SeedData, Seeded } from "../../shapes.ts";
import { named } from "./components.ts";
import { accessKey, phoneNumber, worldNumber } from "./values.ts";

const route = z.strictObject({
  route_type: z.enum(["host", "number", "uri"]),
  value: z.string().min(1),
  alias: z.string().min(1).exactOptional(),
});

const number = z.strictObject({
  number: phoneNumber,
  alias: z.string().min(1).exactOptional(),
  messaging_enabled: z.boolean().exactOptional(),
  primary_route: z.string().min(1).exactOptional(),
  failover_route: z.string().min(1).exactOptional(),
});

/** Far from where a year has more than four digits, or a sign. */
const SENSIBLE_YEAR = /^(?:19|2\d)\d\d-/;

const message = z.strictObject({
  direction: z.enum(["inbound", "outbound"]),
  from: worldNumber,
  to: worldNumber,
  body: z.string(),
  at: z.iso.datetime({ offset: true }).regex(SENSIBLE_YEAR).exactOptional(),
});

export const seedData: z.ZodType<SeedData> = named(
  "SeedData",
  z.strictObject({
    access_key: accessKey.exactOptional(),
    routes: z.array(route).exactOptional(),
    numbers: z.array(number).exactOptional(),
    messages: z.array(message).exactOptional(),
  }),
);

export const seeded: z.ZodType<Seeded> = named(
  "Seeded",
  z.strictObject({
    routes: z.array(z.string()),
    numbers: z.array(z.string()),
    messages: z.array(z.string()),
  }),
);
