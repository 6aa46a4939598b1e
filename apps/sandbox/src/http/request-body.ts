import type { IncomingMessage } from "node:http";
import { type Answer, refusal } from "../operations/operation.ts";

/** The body as JSON (undefined when there is none), or why it cannot be read; its text where it could be kept. */
export type ReadBody = ({ json: unknown } | { refused: Answer }) & { text?: string };

/** Far above any message: a text and its media's addresses. */
const MAX_BYTES = 1_048_576;

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json$/i;

function isJson(contentType: string | undefined): boolean {
  // Some clients in the field send a body without saying what it is.
  return contentType === undefined || JSON_TYPE.test(contentType.split(";", 1)[0]?.trim() ?? "");
}

type Bytes = Buffer | "too large" | "cut off";

/** What is too large is not kept, but the connection stays, so that an answer can still be sent. */
function readBytes(incoming: IncomingMessage): Promise<Bytes> {
  if (Number(incoming.headers["content-length"] ?? 0) > MAX_BYTES) return Promise.resolve("too large");
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
      else resolve("too large");
    });
    incoming.once("end", () => resolve(Buffer.concat(chunks)));
    incoming.once("error", () => resolve("cut off"));
  });
}

function parse(bytes: Buffer): ReadBody {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).trim();
    return { json: text === "" ? undefined : JSON.parse(text), text };
  } catch {
    const detail = "The body is not valid JSON in UTF-8. Nothing was done.";
    return { refused: refusal(400, detail, "Bad Request"), text: bytes.toString("utf8") };
  }
}

export async function readBody(incoming: IncomingMessage): Promise<ReadBody> {
  const bytes = await readBytes(incoming);
  if (bytes === "cut off") {
    return { refused: refusal(400, "The body was cut off. Nothing was done.", "Bad Request") };
  }
  if (bytes === "too large") {
    const detail = `The body is larger than ${MAX_BYTES} bytes. Nothing was done.`;
    return { refused: refusal(413, detail, "Payload Too Large") };
  }
  if (bytes.length === 0) return { json: undefined };
  const { "content-type": type, "content-encoding": encoding = "identity" } = incoming.headers;
  if (!isJson(type) || encoding.toLowerCase() !== "identity") {
    const detail = "The body must be JSON: application/vnd.api+json or application/json, not compressed.";
    return { refused: refusal(415, `${detail} Nothing was done.`, "Unsupported Media Type") };
  }
  return parse(bytes);
}
