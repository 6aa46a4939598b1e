import { isJsonContentType, readRequestBody } from "@modelcontextprotocol/server";
import { INVALID_REQUEST, PARSE_ERROR, refusal, SERVER_ERROR } from "./refusal.ts";

/** One message of JSON-RPC, as far as the way through this server depends on it. */
export type Message = {
  body: Readonly<Record<string, unknown>>;
  method: string | undefined;
  /** The tool that it calls. */
  tool: string | undefined;
};

/** Reads the body of a POST: one message, or why it is none. */
export async function readMessage(request: Request, maxBytes: number): Promise<Message | Response> {
  if (!isJsonContentType(request.headers.get("content-type")))
    return refusal(415, SERVER_ERROR, "Send JSON, with Content-Type: application/json.");
  let text: string | undefined;
  try {
    text = await readText(request, maxBytes);
  } catch {
    return refusal(400, PARSE_ERROR, "The body could not be read.");
  }
  if (text === undefined)
    return refusal(413, SERVER_ERROR, `The body is larger than ${maxBytes} bytes, and was not read.`, {
      connection: "close",
    });
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refusal(400, PARSE_ERROR, "The body is not JSON.");
  }
  // A batch would be many calls where one was counted; no current revision of the protocol has it.
  if (Array.isArray(body))
    return refusal(400, INVALID_REQUEST, "Send one message in each request: batches are not taken.");
  if (!isRecord(body)) return refusal(400, INVALID_REQUEST, "The body is not a message of JSON-RPC.");
  const { method, params } = body;
  const tool = method === "tools/call" && isRecord(params) ? params["name"] : undefined;
  return {
    body,
    method: typeof method === "string" ? method : undefined,
    tool: typeof tool === "string" ? tool : undefined,
  };
}

/** Undefined if it is longer. */
async function readText(request: Request, maxBytes: number): Promise<string | undefined> {
  const length = request.headers.get("content-length");
  if (length === null || request.headers.has("transfer-encoding")) {
    const read = await readRequestBody(request, maxBytes);
    return read.tooLarge ? undefined : read.text;
  }
  // Node.js lets no more through than was announced. To read it as a stream would cost a tenth of the whole call.
  return Number(length) > maxBytes ? undefined : request.text();
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a host says at its start that it can show a person a form. */
export function asksPeople({ method, body }: Message): boolean {
  if (method !== "initialize") return false;
  const { params } = body;
  const capabilities = isRecord(params) ? params["capabilities"] : undefined;
  return isRecord(capabilities) && isRecord(capabilities["elicitation"]);
}
