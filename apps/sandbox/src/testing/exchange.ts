import { contractViolation } from "./contract-violation.ts";

export type Request = {
  /** Sent as JSON with its media type. */
  json?: unknown;
  /** Sent as it is, without a Content-Type unless `headers` has one. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  /** Undefined sends the sandbox's own keys, null none. */
  authorization?: string | null;
};

export type Exchange = {
  status: number;
  headers: Headers;
  // What a test reads of an answer is what it is about.
  body: unknown;
  /** The member at this path: `at("data", 0, "attributes")`. */
  at(...path: (string | number)[]): unknown;
};

type Reached = { url: string; accessKey: string; secretKey: string };

export function basic({ accessKey, secretKey }: Omit<Reached, "url">): string {
  return `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString("base64")}`;
}

function memberAt(value: unknown, path: readonly (string | number)[]): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Reflect.get(at, part);
  }
  return at;
}

/** Sends a request and reads the answer, which must be one that the contract allows. */
export async function exchangeWith(
  sandbox: Reached,
  method: string,
  path: string,
  { json, raw, headers = {}, authorization = basic(sandbox) }: Request = {},
): Promise<Exchange> {
  // A body of bytes has no Content-Type of its own.
  const body =
    json !== undefined ? JSON.stringify(json) : typeof raw === "string" ? new TextEncoder().encode(raw) : raw;
  const response = await fetch(sandbox.url + path, {
    method,
    headers: {
      ...(json === undefined ? {} : { "content-type": "application/vnd.api+json" }),
      ...(authorization === null ? {} : { authorization }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const answer: unknown = text === "" ? undefined : JSON.parse(text);
  const violation = contractViolation(method, path, response, answer);
  if (violation !== undefined) throw new Error(`${method} ${path}: ${violation}`);
  return {
    status: response.status,
    headers: response.headers,
    body: answer,
    at: (...members) => memberAt(answer, members),
  };
}
