import { z } from "zod";
import { type LargeAccount, OWNED_EVERYWHERE, SOLD_EVERYWHERE } from "./large-account.ts";

/** A call whose answer is as long as its tool's answers get, or as long as the budget speaks of. */
export type LargeResult = {
  what: string;
  tool: string;
  input: (account: LargeAccount) => Record<string, unknown>;
  /** What has to be in the answer: a shorter one would say nothing about the budget. */
  holds: z.ZodType;
  /** The most tokens (o200k) that a model may have to read for it. */
  budget: number;
};

const items = (count: number) => z.array(z.unknown()).length(count);

/** Groups of numbers by rate center: fifty numbers, in so many of these. */
const fiftyIn = (places: number) =>
  z.array(z.object({ rate_centers: z.record(z.string(), z.array(z.string())) })).refine((groups) => {
    const all = groups.flatMap(({ rate_centers }) => Object.entries(rate_centers));
    const numbers = all.flatMap(([, inIt]) => inIt);
    return numbers.length === 50 && new Set(all.map(([place]) => place)).size === places;
  }, `These are not 50 numbers in ${places} rate center(s).`);

const reroute = ({ owned }: LargeAccount) => ({ numbers: owned, route_id: "1" });
const fiftyWith = (outcome: string) =>
  z.object({ outcomes: z.tuple([z.object({ outcome: z.literal(outcome), numbers: items(50) })]) });

/** In the order in which they are called. The first two budgets are promised; the others keep what was reached. */
export const largeResults: readonly LargeResult[] = [
  {
    what: "50 for sale, one rate center",
    tool: "search_available_numbers",
    input: () => ({ state: "WA", rate_center: "SEATTLE", limit: 50 }),
    holds: z.object({ prices: fiftyIn(1) }),
    budget: 600,
  },
  {
    what: "50 for sale, 50 rate centers",
    tool: "search_available_numbers",
    input: () => ({ ends_with: SOLD_EVERYWHERE, limit: 50 }),
    holds: z.object({ prices: fiftyIn(50) }),
    budget: 1500,
  },
  {
    what: "50 area codes",
    tool: "list_available_area_codes",
    input: () => ({ limit: 50 }),
    holds: z.object({ area_codes: items(50) }),
    budget: 130,
  },
  {
    what: "50 exchanges",
    tool: "list_available_exchanges",
    input: () => ({ limit: 50 }),
    holds: z.object({ exchanges: items(50) }),
    budget: 180,
  },
  {
    what: "50 owned, one rate center",
    tool: "list_numbers",
    input: () => ({ starts_with: "206", limit: 50 }),
    holds: z.object({ groups: fiftyIn(1) }),
    budget: 350,
  },
  {
    what: "50 owned, 50 rate centers, aliases",
    tool: "list_numbers",
    input: () => ({ ends_with: OWNED_EVERYWHERE, limit: 50 }),
    holds: z.object({ groups: fiftyIn(50), aliases: z.record(z.string(), z.string()) }),
    budget: 1500,
  },
  {
    what: "50 messages of 60 characters",
    tool: "list_messages",
    input: () => ({ limit: 50 }),
    holds: z.object({ messages: items(50) }),
    budget: 4800,
  },
  {
    what: "50 routes",
    tool: "list_routes",
    input: () => ({ limit: 50 }),
    holds: z.object({ routes: items(50) }),
    budget: 1600,
  },
  {
    what: "50 to reroute, dry run",
    tool: "update_primary_route",
    input: (account) => ({ ...reroute(account), dry_run: true }),
    holds: fiftyWith("would_change"),
    budget: 1600,
  },
  {
    what: "50 rerouted",
    tool: "update_primary_route",
    input: reroute,
    holds: fiftyWith("changed"),
    budget: 350,
  },
  {
    what: "10 bought",
    tool: "purchase_number",
    input: ({ forSale }) => ({ numbers: forSale, messaging_enabled: true }),
    holds: z.object({ numbers: z.array(z.object({ outcome: z.literal("bought") })).length(10) }),
    budget: 500,
  },
];
