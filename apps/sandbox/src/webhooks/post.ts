import type { WebhookAttempt } from "../store/webhooks.ts";

export type PostResult = Pick<WebhookAttempt, "status" | "problem" | "tookMs">;

/** How long a receiver may take. The carrier's own patience is not documented. */
const TIMEOUT_MS = 10_000;

const HEADERS = { "content-type": "application/json", "user-agent": "flowroute-sandbox" };

const PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection reset",
  ENOTFOUND: "no such host",
  EAI_AGAIN: "no such host",
  ETIMEDOUT: "connection timed out",
  EHOSTUNREACH: "host unreachable",
  UND_ERR_SOCKET: "connection closed",
};

function problemOf(cause: unknown, timeoutMs: number): string {
  if (cause instanceof Error && cause.name === "TimeoutError") {
    return `no answer within ${timeoutMs / 1000} seconds`;
  }
  const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : undefined;
  // Of a port that belongs to another protocol, which `fetch` never connects to.
  if (reason?.message === "bad port") return "a port that is not for HTTP";
  const code: unknown = reason === undefined ? undefined : Reflect.get(reason, "code");
  if (typeof code !== "string") return "the request failed";
  return Object.hasOwn(PROBLEMS, code) ? (PROBLEMS[code] ?? code) : code;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A user name and a password in the URL go into a header, as with the carrier's own client (Go's). */
function addressed(url: URL): { url: URL; headers: Record<string, string> } {
  const { username, password } = url;
  if (username === "" && password === "") return { url, headers: HEADERS };
  const plain = new URL(url);
  plain.username = "";
  plain.password = "";
  const credentials = Buffer.from(`${decoded(username)}:${decoded(password)}`);
  return { url: plain, headers: { ...HEADERS, authorization: `Basic ${credentials.toString("base64")}` } };
}

/** Posts once. A redirect is an answer like any other, and not followed. */
export async function post(
  callback: string,
  payload: object,
  ended: AbortSignal,
  timeoutMs = TIMEOUT_MS,
): Promise<PostResult> {
  const started = performance.now();
  const result = (status: number | null, problem: string | null): PostResult => ({
    status,
    problem,
    tookMs: Math.round(performance.now() - started),
  });
  // The contract's form of a URL lets some through that are none.
  const parsed = URL.parse(callback);
  if (parsed === null) return result(null, "not a valid URL");
  try {
    const { url, headers } = addressed(parsed);
    const response = await fetch(url, {
      method: "POST",
      headers,
      body: JSON.stringify(payload),
      redirect: "manual",
      signal: AbortSignal.any([ended, AbortSignal.timeout(timeoutMs)]),
    });
    await response.body?.cancel();
    return result(response.status, null);
  } catch (cause) {
    return result(null, problemOf(cause, timeoutMs));
  }
}
