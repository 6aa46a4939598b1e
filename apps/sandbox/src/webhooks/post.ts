import type { WebhookAttempt } from "../store/webhooks.ts";

export type PostResult = Pick<WebhookAttempt, "status" | "problem" | "tookMs">;

/** How long a receiver may take. The carrier's own patience is not documented. */
const TIMEOUT_MS = 10_000;

const PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection reset",
  ENOTFOUND: "no such host",
  EAI_AGAIN: "no such host",
  ETIMEDOUT: "connection timed out",
  EHOSTUNREACH: "host unreachable",
  UND_ERR_SOCKET: "connection closed",
};

function problemOf(cause: unknown): string {
  if (cause instanceof Error && cause.name === "TimeoutError") {
    return `no answer within ${TIMEOUT_MS / 1000} seconds`;
  }
  const code: unknown =
    cause instanceof Error && cause.cause instanceof Error ? Reflect.get(cause.cause, "code") : undefined;
  if (typeof code !== "string") return "the request failed";
  return Object.hasOwn(PROBLEMS, code) ? (PROBLEMS[code] ?? code) : code;
}

/** Posts once. A redirect is an answer like any other, and not followed. */
export async function post(url: string, payload: object, ended: AbortSignal): Promise<PostResult> {
  const started = performance.now();
  const result = (status: number | null, problem: string | null): PostResult => ({
    status,
    problem,
    tookMs: Math.round(performance.now() - started),
  });
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": "flowroute-sandbox" },
      body: JSON.stringify(payload),
      redirect: "manual",
      signal: AbortSignal.any([ended, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    return result(response.status, null);
  } catch (cause) {
    return result(null, problemOf(cause));
  }
}
