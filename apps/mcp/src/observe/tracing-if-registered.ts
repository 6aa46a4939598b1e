import type { Tracing } from "./tracing.ts";

/** Where OpenTelemetry's API keeps what an SDK has registered, in every copy of its first major version. */
const REGISTERED = Symbol.for("opentelemetry.js.api.1");

type From = Omit<Parameters<typeof import("./tracing.ts").createTracing>[0], "api"> & {
  say: (line: string) => void;
};

/**
 * Spans for the SDK that the operator has loaded before this program, as with `node --import`. Undefined, and nothing is
 * loaded, where there is none.
 */
export async function tracingIfRegistered({ say, ...from }: From): Promise<Tracing | undefined> {
  const registered: unknown = Reflect.get(globalThis, REGISTERED);
  if (typeof registered !== "object" || registered === null) return undefined;
  if (!("trace" in registered) || registered.trace === undefined) return undefined;
  const [api, { createTracing }] = await Promise.all([import("@opentelemetry/api"), import("./tracing.ts")]);
  if (api.trace.getTracerProvider() !== registered.trace) {
    say(
      "no traces are made: the OpenTelemetry SDK that was loaded has an older @opentelemetry/api than this server. Update it there.",
    );
    return undefined;
  }
  return createTracing({ ...from, api });
}
