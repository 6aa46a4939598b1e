import { z } from "zod";
import type { ErrorDocument } from "../../../resources/error.ts";
import { named } from "./components.ts";

/** `detail` is a sentence, or mirrors the request down to what is wrong with each member. */
export const errorDocument: z.ZodType<ErrorDocument> = named(
  "ErrorDocument",
  z.strictObject({
    errors: z.array(
      z.strictObject({
        detail: z.union([z.string(), z.record(z.string(), z.unknown())]),
        id: z.string(),
        status: z.int(),
        title: z.string().exactOptional(),
      }),
    ),
  }),
);
