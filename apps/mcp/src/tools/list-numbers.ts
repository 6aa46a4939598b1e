import { z } from "zod";
import { digits } from "../terms/digits.ts";
import { nextOffset, pageEnd, paging } from "../terms/page.ts";
import { e164 } from "../terms/phone-number.ts";
import { place } from "../terms/place.ts";
import { readTool } from "./tool.ts";

export const listNumbers = readTool({
  name: "list_numbers",
  effect: "read",
  scope: "numbers:read",
  title: "List the account's numbers",
  description: "The phone numbers that the account owns. For the routes of one, use get_number.",
  input: z.strictObject({
    starts_with: digits.optional(),
    contains: digits.optional(),
    ends_with: digits.optional(),
    alias: z.string().min(1).max(64).optional().describe("Exact"),
    ...paging,
  }),
  output: z.object({
    count: z.int(),
    numbers: z.array(
      z.object({
        number: z.string(),
        alias: z.string().optional(),
        place: z.string().describe("Rate center and state, or toll-free"),
        messaging_enabled: z.boolean().optional(),
      }),
    ),
    ...pageEnd,
  }),
  async run(input, { flowroute, signal }) {
    const page = await flowroute.numbers.list(input, { signal });
    const numbers = page.items.map((number) => ({
      number: e164(number.value),
      ...(number.alias === null ? {} : { alias: number.alias }),
      place: place(number),
      ...(number.messaging_enabled === undefined ? {} : { messaging_enabled: number.messaging_enabled }),
    }));
    return { count: numbers.length, numbers, ...nextOffset(page, input) };
  },
});
