import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as api from "@opentelemetry/api";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { afterEach, expect, test } from "vitest";
import { tracingIfRegistered } from "./tracing-if-registered.ts";

const KEY = Symbol.for("opentelemetry.js.api.1");
const FROM = { transport: "pipe", version: "1.2.3" } as const;

afterEach(() => {
  Reflect.deleteProperty(globalThis, KEY);
});

async function asked() {
  const said: string[] = [];
  const tracing = await tracingIfRegistered({ ...FROM, say: (line) => said.push(line) });
  return { said, isOn: tracing !== undefined };
}

test("there are no traces without an SDK, nor with one that does not make them", async () => {
  expect(await asked()).toEqual({ said: [], isOn: false });
  Reflect.set(globalThis, KEY, { version: "1.9.0", metrics: {} });
  expect(await asked()).toEqual({ said: [], isOn: false });
});

test("there are with one", async () => {
  const provider = new NodeTracerProvider();
  provider.register();
  expect(await asked()).toEqual({ said: [], isOn: true });
  await provider.shutdown();
  api.trace.disable();
});

test("one whose API is too old to be spoken to is told of", async () => {
  Reflect.set(globalThis, KEY, { version: "1.0.0", trace: { getTracer: () => undefined } });
  const { said, isOn } = await asked();
  expect(isOn).toBe(false);
  expect(said).toEqual([expect.stringContaining("older @opentelemetry/api")]);
});

test("OpenTelemetry is loaded only where it is used", async () => {
  const ours = JSON.stringify(new URL("./", import.meta.url).href);
  const program = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    const { createWatch } = await import(${ours} + "watch.ts");
    const { tracingIfRegistered } = await import(${ours} + "tracing-if-registered.ts");
    const from = { transport: "pipe", version: "1", say: () => {} };
    createWatch({ tracing: await tracingIfRegistered(from) });
    const before = loaded.length;
    globalThis[Symbol.for("opentelemetry.js.api.1")] = { version: "1.0.0", trace: {} };
    await tracingIfRegistered(from);
    const libraries = (urls) => urls.filter((url) => /opentelemetry|pino|prom-client/.test(url)).length > 0;
    console.log(JSON.stringify([libraries(loaded.slice(0, before)), libraries(loaded)]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
  expect(JSON.parse(stdout)).toEqual([false, true]);
});
