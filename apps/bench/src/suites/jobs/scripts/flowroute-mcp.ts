import { z } from "zod";
import type { Host } from "../host/counted-host.ts";
import { type Bought, WANTED } from "../jobs/buy-number.ts";
import { type Followed, TEXT } from "../jobs/follow-text.ts";
import { BACKUP, BEGIN_WITH } from "../jobs/reroute-numbers.ts";
import { DAY } from "../jobs/summarise-day.ts";
import type { Scripts } from "./script.ts";
import { type ReadText, summaryOf } from "./summary-of.ts";

const numbersByPlace = z.record(z.string(), z.array(z.string()));
const found = z.object({ prices: z.array(z.object({ rate_centers: numbersByPlace })) });
const bought = z.object({
  numbers: z.tuple([z.object({ number: z.string(), outcome: z.literal("bought") })]),
});

const owned = z.object({ groups: z.array(z.object({ rate_centers: numbersByPlace })) });
const routes = z.object({ routes: z.array(z.object({ alias: z.string().nullish() })) });
const created = z.object({ id: z.string() });
const changed = z.object({
  outcomes: z.array(
    z.object({ outcome: z.literal("changed"), previous_route_id: z.string(), numbers: z.array(z.string()) }),
  ),
});

const accepted = z.object({ id: z.string(), status: z.literal("accepted") });
const message = z.object({ status: z.string(), final: z.boolean() });

const messages = z.object({
  messages: z.array(
    z.object({
      direction: z.enum(["inbound", "outbound"]),
      from: z.string(),
      to: z.string(),
      status: z.string(),
      cost_usd: z.number(),
    }),
  ),
  next_offset: z.int().optional(),
});

const LARGEST_PAGE = 50;

export const withFlowrouteMcp: Scripts = {
  async buy(host): Promise<Bought> {
    const { state, rateCenter, shown } = WANTED;
    const { prices } = await use(host, found, "search_available_numbers", {
      state,
      rate_center: rateCenter,
      limit: shown,
    });
    const [first] = prices.flatMap(({ rate_centers }) => Object.values(rate_centers).flat());
    const { numbers } = await use(host, bought, "purchase_number", {
      numbers: [first],
      messaging_enabled: true,
    });
    return { number: numbers[0].number };
  },

  async reroute(host) {
    const { groups } = await use(host, owned, "list_numbers", {
      starts_with: BEGIN_WITH,
      limit: LARGEST_PAGE,
    });
    const numbers = groups.flatMap(({ rate_centers }) => Object.values(rate_centers).flat());
    // The tool that creates a route says to look first: the alias must be new.
    const known = await use(host, routes, "list_routes", { limit: LARGEST_PAGE });
    if (known.routes.some(({ alias }) => alias === BACKUP.alias)) throw new Error("The alias is taken.");
    const backup = await use(host, created, "create_route", BACKUP);
    const { outcomes } = await use(host, changed, "update_primary_route", { numbers, route_id: backup.id });
    // The answer told where each number pointed before: one call back for each of those routes.
    for (const { previous_route_id, numbers: some } of outcomes)
      await use(host, changed, "update_primary_route", { numbers: some, route_id: previous_route_id });
  },

  async follow(host): Promise<Followed> {
    const { id } = await use(host, accepted, "send_message", TEXT);
    for (;;) {
      // The tool waits for the last receipt, as long as the server's instructions tell.
      const { status, final } = await use(host, message, "get_message", { id, wait_seconds: 20 });
      if (final) return { status };
    }
  },

  async summarise(host) {
    const texts: ReadText[] = [];
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const page: z.infer<typeof messages> = await use(host, messages, "list_messages", {
        start_date: DAY.start,
        end_date: DAY.end,
        limit: LARGEST_PAGE,
        ...(offset > 0 && { offset }),
      });
      texts.push(...page.messages.map(({ cost_usd, ...text }) => ({ ...text, costUsd: cost_usd })));
      offset = page.next_offset;
    }
    return summaryOf(texts);
  },
};

const use = async <Read>(host: Host, shape: z.ZodType<Read>, tool: string, input: object): Promise<Read> =>
  shape.parse(JSON.parse(await host.call(tool, input)));
