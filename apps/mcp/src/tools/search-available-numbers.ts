import { z } from "zod";
import { digits } from "../terms/digits.ts";
import { nanodollars, usd } from "../terms/money.ts";
import { nextOffset, pageEnd, paging } from "../terms/page.ts";
import { e164 } from "../terms/phone-number.ts";
import { place } from "../terms/place.ts";
import { readTool } from "./tool.ts";

export const searchAvailableNumbers = readTool({
  name: "search_available_numbers",
  effect: "read",
  scope: "numbers:read",
  title: "Search numbers for sale",
  description:
    "Find phone numbers for sale, grouped by price and rate center. Free; reserves nothing. Use before purchase_number. An area code goes into starts_with (206). Digit filters take keypad letters (TAXI).",
  input: z.strictObject({
    state: z
      .string()
      .trim()
      .regex(/^[A-Za-z]{2}$/, 'Give two letters, such as "WA".')
      .optional()
      .describe("US state or Canadian province, two letters"),
    rate_center: z
      .string()
      .trim()
      .min(1)
      .max(64)
      .optional()
      .describe("Abbreviated as the carrier has it: SEATTLE"),
    starts_with: digits.optional(),
    contains: digits.optional(),
    ends_with: digits.optional(),
    number_type: z.enum(["longcode", "toll-free"]).optional(),
    ...paging,
  }),
  output: z.object({
    count: z.int(),
    prices: z.array(
      z.object({
        setup_usd: z.number(),
        monthly_usd: z.number(),
        rate_centers: z.record(z.string(), z.array(z.string())).describe("Numbers by rate center and state"),
      }),
    ),
    ...pageEnd,
  }),
  async run(input, { flowroute, signal }) {
    const page = await flowroute.numbers.searchAvailable(input, { signal });
    const prices = new Map<
      string,
      { setup_usd: number; monthly_usd: number; rate_centers: Map<string, string[]> }
    >();
    for (const number of page.items) {
      const [setup, monthly] = [nanodollars(number.setup_cost), nanodollars(number.monthly_cost)];
      const key = `${setup} ${monthly}`;
      const price = prices.get(key) ?? {
        setup_usd: usd(setup),
        monthly_usd: usd(monthly),
        rate_centers: new Map(),
      };
      prices.set(key, price);
      const where = place(number);
      price.rate_centers.set(where, [...(price.rate_centers.get(where) ?? []), e164(number.value)]);
    }
    return {
      count: page.items.length,
      prices: [...prices.values()].map((price) => ({
        ...price,
        rate_centers: Object.fromEntries(price.rate_centers),
      })),
      ...nextOffset(page, input),
    };
  },
});
