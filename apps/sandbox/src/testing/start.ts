import { onTestFinished } from "vitest";
import { createSandbox, type Sandbox } from "../sandbox.ts";
import type { SandboxOptions } from "../sandbox-options.ts";
import { type Exchange, exchangeWith, type Request } from "./exchange.ts";

/** A sandbox of a test's own, with an answer to each request that was checked against the contract. */
export type Started = Sandbox & {
  request(method: string, path: string, request?: Request): Promise<Exchange>;
  get(path: string): Promise<Exchange>;
  post(path: string, json?: unknown): Promise<Exchange>;
  patch(path: string, json: unknown): Promise<Exchange>;
  /** Lines for the operator so far. */
  logged: string[];
};

/** Small and at once, unless the test says otherwise. Ends with the test. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Started> {
  const logged: string[] = [];
  const log = (line: string) => void logged.push(line);
  const sandbox = await createSandbox({ inventory: 300, timeScale: 0, log, ...options });
  onTestFinished(() => sandbox.close());
  const request: Started["request"] = (method, path, more) => exchangeWith(sandbox, method, path, more);
  return {
    ...sandbox,
    request,
    logged,
    get: (path) => request("GET", path),
    post: (path, json) => request("POST", path, json === undefined ? {} : { json }),
    patch: (path, json) => request("PATCH", path, { json }),
  };
}

/** A clock that stands still until it is moved. */
export function stoppedClock(start = Date.UTC(2026, 10, 2, 16, 44, 34, 0)) {
  let now = start;
  return {
    clock: () => now,
    advance: (ms: number) => {
      now += ms;
    },
  };
}
