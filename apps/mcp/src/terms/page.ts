import { z } from "zod";
import { asNumber } from "./as-sent.ts";

/** What every list takes. */
export const paging = {
  limit: z.preprocess(asNumber, z.int().min(1).max(50).default(10)),
  offset: z
    .preprocess(asNumber, z.int().min(0).max(2_147_483_647).default(0))
    .describe("next_offset of the page before"),
};

/** What every list gives beside its items, where there is more. */
export const pageEnd = {
  next_offset: z.int().optional(),
};

/** `next_offset`, when the carrier says that there is more. */
export const nextOffset = (page: { next: unknown }, asked: { limit: number; offset: number }) =>
  page.next === null ? {} : { next_offset: asked.offset + asked.limit };
