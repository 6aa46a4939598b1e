import { FlowrouteInputError } from "../errors/failed.ts";
import { checkTimeout } from "../request/deadline.ts";
import type { Hooks } from "../request/observe.ts";
import { createRateLimiter, type RateLimiter } from "../request/rate-limiter.ts";
import { checkRetries } from "../request/retry.ts";
import { authorization } from "./credentials.ts";

const DEFAULT_BASE_URL = "https://api.flowroute.com";
const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_RETRIES = 2;

/** One for the process: the carrier counts by access key, however many clients have it. */
const SHARED_LIMITER = createRateLimiter();

/** What `createFlowroute` takes. */
export interface FlowrouteOptions extends Hooks {
  /** Access Key of the account. Default: the environment's `FLOWROUTE_ACCESS_KEY`. */
  accessKey?: string | undefined;
  /** Secret Key of the account. Default: the environment's `FLOWROUTE_SECRET_KEY`. */
  secretKey?: string | undefined;
  /** Where the API is. Default: the environment's `FLOWROUTE_BASE_URL`, or `https://api.flowroute.com`. */
  baseUrl?: string | undefined;
  /**
   * Milliseconds until a call is given up: all its attempts, the waits between them and reading the answer; without
   * the time that a message waits for its turn. Default: 30000.
   */
  timeoutMs?: number | undefined;
  /** How often a request that failed is sent again, where that is safe. Default: 2. */
  maxRetries?: number | undefined;
  /** Keeps the carrier's limits for messages. Default: one limiter, shared by all clients of this process. */
  rateLimiter?: RateLimiter | undefined;
  /**
   * Sends a request, in place of the platform's `fetch`. It is called once for each attempt, with the keys. What it
   * throws becomes a {@link FlowrouteConnectionError}.
   *
   * @param url The whole address, query included.
   * @param init Method, headers (the keys among them), body and signal.
   */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** The options, checked and complete. */
export interface Settings {
  accessKey: string;
  authorization: string;
  baseUrl: string;
  timeoutMs: number;
  maxRetries: number;
  rateLimiter: RateLimiter;
  hooks: Hooks;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** @throws {FlowrouteInputError} if a key is missing or an option is not understood. */
export function readSettings(options: FlowrouteOptions): Settings {
  const accessKey = options.accessKey ?? environment("FLOWROUTE_ACCESS_KEY");
  const secretKey = options.secretKey ?? environment("FLOWROUTE_SECRET_KEY");
  const { fetch, rateLimiter = SHARED_LIMITER, onRequest, onResponse, onRetry } = options;
  checkFunctions({
    fetch,
    "rateLimiter.acquire": rateLimiter.acquire ?? null,
    onRequest,
    onResponse,
    onRetry,
  });
  return {
    accessKey: accessKey ?? "",
    authorization: authorization(accessKey, secretKey),
    baseUrl: checkBaseUrl(options.baseUrl ?? environment("FLOWROUTE_BASE_URL") ?? DEFAULT_BASE_URL),
    timeoutMs: checkTimeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    maxRetries: checkRetries(options.maxRetries ?? DEFAULT_RETRIES),
    rateLimiter,
    hooks: { onRequest, onResponse, onRetry },
    // The platform's fetch is looked up at each call, so that instrumentation that comes later is not missed.
    fetch: fetch ?? ((url, init) => globalThis.fetch(url, init)),
  };
}

/** An environment variable, where there is an environment; one that is set to nothing is not set. */
function environment(name: string): string | undefined {
  return globalThis.process?.env?.[name] || undefined;
}

function checkBaseUrl(baseUrl: unknown): string {
  const url = typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  // Its own form says it all: no user, no password, no query, no fragment.
  if (url && /^https?:$/.test(url.protocol) && `${url.origin}${url.pathname}` === url.href) {
    return url.href.replace(/\/+$/, "");
  }
  throw new FlowrouteInputError(
    `baseUrl (or FLOWROUTE_BASE_URL) is not an http or https URL without user and query, like ${DEFAULT_BASE_URL}.`,
  );
}

function checkFunctions(functions: Record<string, unknown>): void {
  for (const [name, each] of Object.entries(functions)) {
    if (each === undefined || typeof each === "function") continue;
    throw new FlowrouteInputError(`${name} is not a function.`);
  }
}
