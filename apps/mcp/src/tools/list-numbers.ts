import { z } from "zod";
import { digits } from "../terms/digits.ts";
import { nextOffset, pageEnd, paging } from "../terms/page.ts";
import { e164 } from "../terms/phone-number.ts";
import { groupsOf, rateCenters } from "../terms/rate-centers.ts";
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
    groups: z.array(z.object({ messaging_enabled: z.boolean().optional(), rate_centers: rateCenters })),
    aliases: z.record(z.string(), z.string()).optional().describe("Of numbers that have one"),
    ...pageEnd,
  }),
  async run(input, { flowroute, signal }) {
    const page = await flowroute.numbers.list(input, { signal });
    const aliases = page.items.flatMap(({ value, alias }) => (alias ? [[e164(value), alias] as const] : []));
    return {
      count: page.items.length,
      groups: groupsOf(page.items, ({ messaging_enabled }) =>
        messaging_enabled === undefined ? {} : { messaging_enabled },
      ),
      ...(aliases.length === 0 ? {} : { aliases: Object.fromEntries(aliases) }),
      ...nextOffset(page, input),
    };
  },
});
