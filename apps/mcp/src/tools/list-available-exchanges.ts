import { z } from "zod";
import { asNumber, asText } from "../terms/as-sent.ts";
import { nextOffset, pageEnd, paging } from "../terms/page.ts";
import { readTool } from "./tool.ts";

export const listAvailableExchanges = readTool({
  name: "list_available_exchanges",
  effect: "read",
  scope: "numbers:read",
  title: "List exchanges for sale",
  description:
    "Which exchanges (area code and the next three digits, NPA-NXX) have numbers for sale, ascending.",
  input: z.strictObject({
    areacode: z
      .preprocess(
        asText,
        z.string().regex(/^[2-9]\d{2}$/, 'Give an area code of three digits, such as "206".'),
      )
      .optional(),
    max_setup_cost: z.preprocess(asNumber, z.number().min(0).max(100_000)).optional().describe("US dollars"),
    ...paging,
  }),
  output: z.object({ exchanges: z.array(z.string()), ...pageEnd }),
  async run(input, { flowroute, signal }) {
    const page = await flowroute.numbers.listAvailableExchanges(input, { signal });
    return { exchanges: page.items.map(({ id }) => id), ...nextOffset(page, input) };
  },
});
