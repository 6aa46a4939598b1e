import { z } from "zod";
import { asNumber } from "../terms/as-sent.ts";
import { nextOffset, pageEnd, paging } from "../terms/page.ts";
import { readTool } from "./tool.ts";

export const listAvailableAreaCodes = readTool({
  name: "list_available_area_codes",
  effect: "read",
  scope: "numbers:read",
  title: "List area codes for sale",
  description:
    "Which area codes (NPA) have numbers for sale, ascending. To find numbers in one, use search_available_numbers.",
  input: z.strictObject({
    max_setup_cost: z.preprocess(asNumber, z.number().min(0).max(100_000)).optional().describe("US dollars"),
    ...paging,
  }),
  output: z.object({ area_codes: z.array(z.string()), ...pageEnd }),
  async run(input, { flowroute, signal }) {
    const page = await flowroute.numbers.listAvailableAreaCodes(input, { signal });
    return { area_codes: page.items.map(({ id }) => id), ...nextOffset(page, input) };
  },
});
