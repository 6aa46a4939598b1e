import { setTimeout as after } from "node:timers/promises";
import { z } from "zod";
import type { Host } from "../host/counted-host.ts";
import { type Bought, WANTED } from "../jobs/buy-number.ts";
import { type Followed, TEXT, TURN_MS } from "../jobs/follow-text.ts";
import { BACKUP, BEGIN_WITH } from "../jobs/reroute-numbers.ts";
import { DAY } from "../jobs/summarise-day.ts";
import type { Dialect, Operation } from "./dialects.ts";
import type { Scripts } from "./script.ts";
import { type ReadText, summaryOf } from "./summary-of.ts";

const ids = z.object({ data: z.array(z.object({ id: z.string() })) });
const one = z.object({ data: z.object({ id: z.string() }) });
const routed = z.object({
  data: z.object({
    relationships: z.object({ primary_route: z.object({ data: z.object({ id: z.string() }) }) }),
  }),
});

const attributes = z.object({
  direction: z.enum(["inbound", "outbound"]),
  from: z.string(),
  to: z.string(),
  status: z.string(),
  amount_nanodollars: z.number(),
});
const message = z.object({ data: z.object({ attributes }) });
const messages = z.object({
  data: z.array(z.object({ attributes })),
  links: z.object({ next: z.string().optional() }),
});

const LARGEST_PAGE = 200;
/** All that there is to know of a message on its way. */
const ON_THE_WAY = ["", "smsc submit", "message buffered"];

/** The same for every server with one tool for each operation of the spec; they differ in how that is written. */
export const withGenerated = (dialect: Dialect): Scripts => {
  const use = async <Read>(
    host: Host,
    shape: z.ZodType<Read>,
    operation: Operation,
    parameters: object,
    body?: object,
  ): Promise<Read> => {
    const input = body === undefined ? parameters : dialect.withBody(parameters, body);
    return shape.parse(dialect.read(await host.call(dialect.tools[operation], input)));
  };

  return {
    async buy(host): Promise<Bought> {
      const { state, rateCenter, shown } = WANTED;
      const { data } = await use(host, ids, "searchAvailableNumbers", {
        state,
        rate_center: rateCenter,
        limit: shown,
      });
      const bought = await use(host, one, "purchaseNumber", { id: data[0]?.id }, { messaging_enabled: true });
      return { number: bought.data.id };
    },

    async reroute(host) {
      const { data: numbers } = await use(host, ids, "listNumbers", {
        starts_with: BEGIN_WITH,
        limit: LARGEST_PAGE,
      });
      // The list does not tell where a number points, nor does the answer that sets a route: without these calls
      // nothing could be put back.
      const had: { number: string; route: string }[] = [];
      for (const { id: number } of numbers) {
        const { data } = await use(host, routed, "getNumber", { id: number });
        had.push({ number, route: data.relationships.primary_route.data.id });
      }
      // Not looked for before: an alias that is taken is refused.
      const backup = await use(host, one, "createRoute", {}, { data: { type: "route", attributes: BACKUP } });
      // One number a call. Of the two forms that the body has, the shorter one.
      const point = (number: string, route: string) =>
        use(host, z.unknown(), "updatePrimaryRoute", { number_id: number }, { id: route });
      for (const { number } of had) await point(number, backup.data.id);
      for (const { number, route } of had) await point(number, route);
    },

    async follow(host): Promise<Followed> {
      const { data } = await use(host, one, "sendMessage", {}, TEXT);
      for (;;) {
        // No tool waits, so a model asks again and again, each time as soon as it has had its turn.
        await after(TURN_MS);
        const { status } = (await use(host, message, "getMessage", { id: data.id })).data.attributes;
        if (!ON_THE_WAY.includes(status)) return { status };
      }
    },

    async summarise(host) {
      const texts: ReadText[] = [];
      for (let offset = 0; ; offset += LARGEST_PAGE) {
        const { data, links } = await use(host, messages, "listMessages", {
          start_date: DAY.start,
          end_date: DAY.end,
          limit: LARGEST_PAGE,
          ...(offset > 0 && { offset }),
        });
        texts.push(
          ...data.map(({ attributes: { amount_nanodollars, ...text } }) => ({
            ...text,
            costUsd: amount_nanodollars / 1e9,
          })),
        );
        if (links.next === undefined) return summaryOf(texts);
      }
    },
  };
};
