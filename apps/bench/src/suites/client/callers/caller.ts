import { z } from "zod";

/** Where a call goes, and for which number of the account. */
export const targetSchema = z.object({
  url: z.url(),
  number: z.string(),
  keys: z.object({ accessKey: z.string(), secretKey: z.string() }),
});
export type Target = z.infer<typeof targetSchema>;

/**
 * Sets a client up, and makes one call with it: `fetch` is the platform's, or one that answers inside the process.
 * A call gives the answer's JSON, flattened if the client does so. Each way of calling is a file beside this one.
 */
export type Caller = (target: Target & { fetch: typeof fetch }) => () => Promise<unknown>;

/** What is sent where a call sends a message. */
export const MESSAGE = { to: "12065550142", body: "Your table is ready. Reply C to cancel." } as const;

/** The same as it goes over the wire. */
export function messageDocument(from: string) {
  return { data: { type: "message", attributes: { from, ...MESSAGE } } } as const;
}
