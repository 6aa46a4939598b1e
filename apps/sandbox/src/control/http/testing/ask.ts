import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";

export type Asked = {
  /** Sent as JSON with its media type. */
  json?: unknown;
  /** Sent as it is. */
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
};

export type Answered = {
  status: number;
  headers: IncomingHttpHeaders;
  content: Buffer;
  text: string;
  /** Undefined where the answer is not JSON. */
  body: unknown;
};

/** Opens a request with any headers, Host among them, which fetch does not send; gives the answer before its end. */
export function open(
  port: number,
  method: string,
  path: string,
  { json, raw, headers = {} }: Asked = {},
): Promise<IncomingMessage> {
  const body = json === undefined ? raw : JSON.stringify(json);
  const type = json === undefined ? {} : { "content-type": "application/json" };
  // Node would send the body of a GET or a DELETE without saying that there is one.
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const outgoing = request({
      port,
      host: "127.0.0.1",
      method,
      path,
      headers: { ...type, ...length, ...headers },
      agent: false,
    });
    outgoing.once("response", resolve);
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}

export async function ask(port: number, method: string, path: string, asked?: Asked): Promise<Answered> {
  const incoming = await open(port, method, path, asked);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const content = Buffer.concat(chunks);
  const text = content.toString("utf8");
  const isJson = incoming.headers["content-type"] === "application/json";
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    content,
    text,
    body: isJson && text !== "" ? JSON.parse(text) : undefined,
  };
}
