import { z } from "zod";

const flat = z.object({ id: z.string() }).transform(({ id }) => id);
const document = z.object({ data: flat }).transform(({ data }) => data);
const answer = z.union([document, flat]);

/** The id in what a call gave, as a JSON:API document or flattened; undefined for anything else, such as text. */
export function answeredId(given: unknown): string | undefined {
  return answer.safeParse(given).data;
}
