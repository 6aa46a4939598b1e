import type { z } from "zod";

const FORM = "application/x-www-form-urlencoded";

/** Many times what the forms here hold. */
const MOST_BYTES = 16_384;

/** The fields of a form that a browser has sent; undefined for anything else. */
export async function readForm<Fields>(
  request: Request,
  fields: z.ZodType<Fields>,
): Promise<Fields | undefined> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const text = type === FORM ? await textOf(request) : undefined;
  if (text === undefined) return undefined;
  return fields.safeParse(Object.fromEntries(new URLSearchParams(text))).data;
}

/** What is larger is not read to its end. */
async function textOf({ body }: Request): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.byteLength;
    if (bytes > MOST_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
