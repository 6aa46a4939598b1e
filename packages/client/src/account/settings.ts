import { FlowrouteInputError } from "../errors/failed.ts";
import { checkTimeout } from "../request/deadline.ts";
import { authorization } from "./credentials.ts";

const DEFAULT_BASE_URL = "https://api.flowroute.com";
const DEFAULT_TIMEOUT_MS = 30_000;

/** What `createFlowroute` takes. */
export interface FlowrouteOptions {
  /** Access Key of the account. Default: the environment's `FLOWROUTE_ACCESS_KEY`. */
  accessKey?: string | undefined;
  /** Secret Key of the account. Default: the environment's `FLOWROUTE_SECRET_KEY`. */
  secretKey?: string | undefined;
  /** Where the API is. Default: the environment's `FLOWROUTE_BASE_URL`, or `https://api.flowroute.com`. */
  baseUrl?: string | undefined;
  /** Milliseconds until a call without a complete answer is given up. Default: 30000. */
  timeoutMs?: number | undefined;
  /** Sends a request, in place of the platform's `fetch`. It gets each request, with the keys, exactly once. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** The options, checked and complete. */
export interface Settings {
  authorization: string;
  baseUrl: string;
  timeoutMs: number;
  fetch: (request: Request) => Promise<Response>;
}

/** @throws {FlowrouteInputError} if a key is missing or an option is not understood. */
export function readSettings(options: FlowrouteOptions): Settings {
  return {
    authorization: authorization(
      options.accessKey ?? environment("FLOWROUTE_ACCESS_KEY"),
      options.secretKey ?? environment("FLOWROUTE_SECRET_KEY"),
    ),
    baseUrl: checkBaseUrl(options.baseUrl ?? environment("FLOWROUTE_BASE_URL") ?? DEFAULT_BASE_URL),
    timeoutMs: checkTimeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    fetch: checkFetch(options.fetch),
  };
}

/** An environment variable, where there is an environment; one that is set to nothing is not set. */
function environment(name: string): string | undefined {
  return globalThis.process?.env?.[name] || undefined;
}

function checkBaseUrl(baseUrl: unknown): string {
  const url = typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw new FlowrouteInputError(
      `baseUrl is not an http or https URL. Pass one like ${DEFAULT_BASE_URL}, or leave it and FLOWROUTE_BASE_URL out.`,
    );
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new FlowrouteInputError(
      "baseUrl holds a user, a password, a query or a fragment. Leave them out: the keys have options of their own.",
    );
  }
  return url.href.replace(/\/+$/, "");
}

function checkFetch(own: FlowrouteOptions["fetch"]): Settings["fetch"] {
  // The platform's fetch is looked up at each call, so that instrumentation that comes later is not missed.
  if (own === undefined) return (request) => globalThis.fetch(request);
  if (typeof own === "function") return own;
  throw new FlowrouteInputError(
    "fetch is not a function. Pass one that takes a Request and gives a Response.",
  );
}
