import { setTimeout as after } from "node:timers/promises";
import { z } from "zod";
import { type Bought, WANTED } from "../jobs/buy-number.ts";
import { type Followed, TEXT, TURN_MS } from "../jobs/follow-text.ts";
import { BACKUP, BEGIN_WITH } from "../jobs/reroute-numbers.ts";
import { DAY } from "../jobs/summarise-day.ts";
import type { Dialect, Operate, Operation } from "./operations.ts";
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

/** The same for every server with the operations of the spec; they differ in how these are had done. */
export const withGenerated = (dialect: Dialect): Scripts => ({
  async buy(host): Promise<Bought> {
    const operate = dialect(host);
    const { state, rateCenter, shown } = WANTED;
    const { data } = await use(operate, ids, "searchAvailableNumbers", {
      state,
      rate_center: rateCenter,
      limit: shown,
    });
    const bought = await use(
      operate,
      one,
      "purchaseNumber",
      { id: data[0]?.id },
      { messaging_enabled: true },
    );
    return { number: bought.data.id };
  },

  async reroute(host) {
    const operate = dialect(host);
    const { data: numbers } = await use(operate, ids, "listNumbers", {
      starts_with: BEGIN_WITH,
      limit: LARGEST_PAGE,
    });
    // The list does not tell where a number points, nor does the answer that sets a route: without these calls
    // nothing could be put back.
    const had: { number: string; route: string }[] = [];
    for (const { id: number } of numbers) {
      const { data } = await use(operate, routed, "getNumber", { id: number });
      had.push({ number, route: data.relationships.primary_route.data.id });
    }
    // Not looked for before: an alias that is taken is refused.
    const backup = await use(
      operate,
      one,
      "createRoute",
      {},
      { data: { type: "route", attributes: BACKUP } },
    );
    // One number a call. Of the two forms that the body has, the shorter one.
    const point = (number: string, route: string) =>
      use(operate, z.unknown(), "updatePrimaryRoute", { number_id: number }, { id: route });
    for (const { number } of had) await point(number, backup.data.id);
    for (const { number, route } of had) await point(number, route);
  },

  async follow(host): Promise<Followed> {
    const operate = dialect(host);
    const { data } = await use(operate, one, "sendMessage", {}, TEXT);
    for (;;) {
      // No tool waits, so a model asks again and again, each time as soon as it has had its turn.
      await after(TURN_MS);
      const { status } = (await use(operate, message, "getMessage", { id: data.id })).data.attributes;
      if (!ON_THE_WAY.includes(status)) return { status };
    }
  },

  async summarise(host) {
    const operate = dialect(host);
    const texts: ReadText[] = [];
    for (let offset = 0; ; offset += LARGEST_PAGE) {
      const { data, links } = await use(operate, messages, "listMessages", {
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
});

const use = async <Read>(
  operate: Operate,
  shape: z.ZodType<Read>,
  operation: Operation,
  parameters: object,
  body?: object,
): Promise<Read> => shape.parse(await operate(operation, parameters, body));
