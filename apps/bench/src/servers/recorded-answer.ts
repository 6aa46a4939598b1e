import { z } from "zod";

/** One answer of a real server, to be given again by a plain one. */
export const recordedAnswerSchema = z.object({ status: z.int(), contentType: z.string(), body: z.string() });
export type RecordedAnswer = z.infer<typeof recordedAnswerSchema>;

/** @throws Error for an answer other than 2xx: there is no use in measuring that. */
export async function recordAnswer(url: string, init: RequestInit): Promise<RecordedAnswer> {
  const response = await fetch(url, init);
  const body = await response.text();
  if (!response.ok)
    throw new Error(`${init.method ?? "GET"} ${new URL(url).pathname} answered ${response.status}, not 2xx.`);
  const { status, headers } = response;
  return { status, contentType: headers.get("content-type") ?? "application/json", body };
}
