// The README's examples of hooks, run as they are written, in this process.
import { subscribe } from "node:diagnostics_channel";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SpanStatusCode, trace } from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { madeUpKeys, sendJson, startCarrier } from "../testing/carrier.ts";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));

/** The README's example that imports this, from a file of the package, so that it finds what it imports. */
async function runExample(imports: string): Promise<void> {
  const program = Array.from(README.matchAll(/```ts\n(.*?)```/gs), ([, text = ""]) => text).find((text) =>
    text.includes(`from "${imports}"`),
  );
  const folder = mkdtempSync(join(PACKAGE, "node_modules", ".example-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "example.ts");
  writeFileSync(file, program ?? "");
  await import(/* @vite-ignore */ file);
}

beforeEach(async () => {
  const answers = [sendJson(503, {}, { "retry-after": "0" })];
  const carrier = await startCarrier((response, request) =>
    (answers.shift() ?? sendJson(200, { data: [], links: {} }))(response, request),
  );
  const { accessKey, secretKey } = madeUpKeys();
  vi.stubEnv("FLOWROUTE_ACCESS_KEY", accessKey);
  vi.stubEnv("FLOWROUTE_SECRET_KEY", secretKey);
  vi.stubEnv("FLOWROUTE_BASE_URL", carrier.url);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test("diagnostics channels tell of a request, its answer and its repetition", async () => {
  const told: [string, unknown][] = [];
  for (const name of ["request", "response", "retry"]) {
    subscribe(`flowroute:${name}`, (event) => void told.push([name, event]));
  }
  await runExample("node:diagnostics_channel");
  expect(told).toMatchObject([
    ["request", { operationId: "listNumbers", attempt: 1 }],
    ["response", { status: 503 }],
    ["retry", { error: { name: "FlowrouteServerError" } }],
    ["request", { attempt: 2 }],
    ["response", { status: 200, error: undefined }],
  ]);
});

test("OpenTelemetry gets a span for each attempt", async () => {
  const exporter = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
  );
  onTestFinished(() => trace.disable());
  await runExample("@opentelemetry/api");
  expect(exporter.getFinishedSpans()).toMatchObject([
    {
      name: "listNumbers",
      status: { code: SpanStatusCode.ERROR },
      attributes: {
        "http.request.method": "GET",
        "url.template": expect.stringMatching(/\/v2\/numbers$/),
        "http.response.status_code": 503,
        "error.type": "FlowrouteServerError",
      },
    },
    { name: "listNumbers", attributes: { "http.response.status_code": 200, "http.request.resend_count": 1 } },
  ]);
});
