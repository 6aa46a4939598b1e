import { z } from "zod";

/** What a suite may ask of a sandbox beyond its command line. */
export const sandboxOptionsSchema = z.strictObject({
  balance: z.number().exactOptional(),
  db: z.string().exactOptional(),
  messageRates: z.strictObject({ sms: z.int(), mms: z.int() }).exactOptional(),
  timeScale: z.number().exactOptional(),
});
export type SandboxOptions = z.infer<typeof sandboxOptionsSchema>;
