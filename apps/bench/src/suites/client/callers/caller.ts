import { z } from "zod";

/** The number to ask for, and where. */
export const targetSchema = z.object({
  url: z.url(),
  number: z.string(),
  accessKey: z.string(),
  secretKey: z.string(),
});
export type Target = z.infer<typeof targetSchema>;

/** Makes one call to the target; each way of calling it is a file beside this one. */
export type Caller = (target: Target) => () => Promise<unknown>;
