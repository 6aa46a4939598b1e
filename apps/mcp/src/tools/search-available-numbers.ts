import { z } from "zod";
import { digits } from "../terms/digits.ts";
import { nanodollars, usd } from "../terms/money.ts";
import { nextOffset, pageEnd, paging } from "../terms/page.ts";
import { groupsOf, rateCenters } from "../terms/rate-centers.ts";
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
      .describe("US state or Canadian province"),
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
        rate_centers: rateCenters,
      }),
    ),
    ...pageEnd,
  }),
  async run(input, { flowroute, signal }) {
    const page = await flowroute.numbers.searchAvailable(input, { signal });
    return {
      count: page.items.length,
      prices: groupsOf(page.items, ({ setup_cost, monthly_cost }) => ({
        setup_usd: usd(nanodollars(setup_cost)),
        monthly_usd: usd(nanodollars(monthly_cost)),
      })),
      ...nextOffset(page, input),
    };
  },
});
