import { Agent, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps, Agent as SecureAgent } from "node:https";
import type { WebhookAttempt } from "../store/webhooks.ts";

export type PostResult = Pick<WebhookAttempt, "status" | "problem" | "tookMs">;

/** How long a receiver may take. The carrier's own patience is not documented. */
const TIMEOUT_MS = 10_000;

/** How long the rest of an answer may take: without its end the connection is not kept. */
const DRAIN_MS = 500;

const HEADERS = { "content-type": "application/json", "user-agent": "flowroute-sandbox" };

const PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection closed",
  ENOTFOUND: "no such host",
  EAI_AGAIN: "no such host",
  ETIMEDOUT: "connection timed out",
  EHOSTUNREACH: "host unreachable",
  EPIPE: "connection closed",
};

// Idle connections neither keep the process alive nor stay for long.
const KEPT = { keepAlive: true, maxFreeSockets: 16, timeout: 30_000 };
const agents = { http: new Agent(KEPT), https: new SecureAgent(KEPT) };

function problemOf(cause: Error): string {
  const code: unknown = Reflect.get(cause, "code");
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
  if (username === "" && password === "") return { url, headers: { ...HEADERS } };
  const plain = new URL(url);
  plain.username = "";
  plain.password = "";
  const credentials = Buffer.from(`${decoded(username)}:${decoded(password)}`);
  return { url: plain, headers: { ...HEADERS, authorization: `Basic ${credentials.toString("base64")}` } };
}

type Answered = { status: number | null; problem: string | null };

/**
 * One request, on a connection that may have been used before. `fetch` is not used: what it leaves to the collector
 * for each request makes a sandbox that posts all day three times as large.
 */
function send(
  url: URL,
  headers: Record<string, string>,
  body: string,
  ended: AbortSignal,
  timeoutMs: number,
) {
  return new Promise<Answered & { onStaleConnection: boolean }>((resolve) => {
    const isSecure = url.protocol === "https:";
    const options = { method: "POST", headers, agent: isSecure ? agents.https : agents.http };
    const request = isSecure ? requestHttps(url, options) : requestHttp(url, options);
    let problem: string | undefined;
    const giveUp = (why: string) => {
      problem = why;
      request.destroy();
    };
    const onEnd = () => giveUp("the sandbox ended");
    let timer = setTimeout(() => giveUp(`no answer within ${timeoutMs / 1000} seconds`), timeoutMs);
    ended.addEventListener("abort", onEnd, { once: true });
    const settle = (answered: Answered, onStaleConnection = false) =>
      resolve({ ...answered, onStaleConnection });
    request.once("response", (response: IncomingMessage) => {
      settle({ status: response.statusCode ?? null, problem: null });
      // What it says is of no interest, but its end frees the connection for the next.
      clearTimeout(timer);
      timer = setTimeout(() => request.destroy(), DRAIN_MS);
      response.on("error", () => {}).resume();
    });
    request.on("error", (cause) => {
      const isStale = request.reusedSocket && Reflect.get(cause, "code") === "ECONNRESET";
      settle({ status: null, problem: problem ?? problemOf(cause) }, isStale && problem === undefined);
    });
    request.once("close", () => {
      clearTimeout(timer);
      ended.removeEventListener("abort", onEnd);
      settle({ status: null, problem: problem ?? "connection closed" });
    });
    request.end(body);
  });
}

/** Posts once. A redirect is an answer like any other, and not followed. */
export async function post(
  callback: string,
  payload: object,
  ended: AbortSignal,
  timeoutMs = TIMEOUT_MS,
): Promise<PostResult> {
  const started = performance.now();
  const result = ({ status, problem }: Answered): PostResult => ({
    status,
    problem,
    tookMs: Math.round(performance.now() - started),
  });
  // The contract's form of a URL lets some through that are none.
  const parsed = URL.parse(callback);
  if (parsed === null) return result({ status: null, problem: "not a valid URL" });
  const { url, headers } = addressed(parsed);
  const body = JSON.stringify(payload);
  const withLength = { ...headers, "content-length": String(Buffer.byteLength(body)) };
  const first = await send(url, withLength, body, ended, timeoutMs);
  // A receiver may close a connection at the moment at which it is used again: that is no attempt yet.
  return result(first.onStaleConnection ? await send(url, withLength, body, ended, timeoutMs) : first);
}
