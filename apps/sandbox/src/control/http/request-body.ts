import type { IncomingMessage } from "node:http";
import { type Answer, refusal } from "../../operations/operation.ts";

/** The body as JSON, undefined when there is none, or why it cannot be read. */
export type ReadBody = { json: unknown } | { refused: Answer };

/** A message with its files, as base64. */
const MAX_BYTES = 24 * 1024 * 1024;

/** Far deeper than anything that is taken; JSON of any depth can be read, but not written again. */
const MAX_DEPTH = 64;

const JSON_TYPE = /^application\/json\s*(?:;|$)/i;

const refused = (status: number, detail: string, title: string): ReadBody => ({
  refused: refusal(status, `${detail} Nothing was done.`, title),
});

/** All is read, so that the client comes to read the answer; what is too large is not kept. */
function readBytes(incoming: IncomingMessage): Promise<Buffer | "too large" | "cut off"> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
      else chunks.length = 0;
    });
    incoming.once("end", () => resolve(size <= MAX_BYTES ? Buffer.concat(chunks) : "too large"));
    incoming.once("error", () => resolve("cut off"));
  });
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}

function parse(bytes: Buffer): ReadBody {
  try {
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!isDeeper(json, MAX_DEPTH)) return { json };
    return refused(400, `The body is nested deeper than ${MAX_DEPTH} levels.`, "Bad Request");
  } catch {
    return refused(400, "The body is not valid JSON in UTF-8.", "Bad Request");
  }
}

/** Strict about its type: a page elsewhere can send any other without asking. */
export async function readBody(incoming: IncomingMessage): Promise<ReadBody> {
  const bytes = await readBytes(incoming);
  if (bytes === "cut off") return refused(400, "The body was cut off.", "Bad Request");
  if (bytes === "too large") {
    return refused(413, `The body is larger than ${MAX_BYTES} bytes.`, "Payload Too Large");
  }
  if (bytes.length === 0) return { json: undefined };
  const { "content-type": type = "", "content-encoding": encoding = "identity" } = incoming.headers;
  if (!JSON_TYPE.test(type) || encoding.toLowerCase() !== "identity") {
    return refused(415, "The body must be application/json, not compressed.", "Unsupported Media Type");
  }
  return parse(bytes);
}
