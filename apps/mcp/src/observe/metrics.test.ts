import fc from "fast-check";
import { expect, test } from "vitest";
import type { Standing } from "../guard/standing.ts";
import { NAMES, sampled, samplesIn } from "./for-tests.ts";
import { createMetrics } from "./metrics.ts";

const rendered = async (metrics: ReturnType<typeof createMetrics>) => (await metrics.render()).body;

test("calls are counted and timed by tool, from zero", async () => {
  const metrics = createMetrics({ names: NAMES });
  const calls = "flowroute_mcp_tool_calls_total";
  expect(sampled(await rendered(metrics), calls, { tool: "list_numbers", outcome: "failure" })).toBe(0);

  metrics.toolCalled("list_numbers", "result", 0.004);
  metrics.toolCalled("list_numbers", "result", 0.2);
  metrics.toolCalled("purchase_number", "asks", 59);
  metrics.toolCalled("no_such_tool", "failure", 61);

  const body = await rendered(metrics);
  const count = (tool: string, outcome: string) => sampled(body, calls, { tool, outcome });
  expect(count("list_numbers", "result")).toBe(2);
  expect(count("list_numbers", "failure")).toBe(0);
  expect(count("purchase_number", "asks")).toBe(1);
  expect(count("unknown", "failure")).toBe(1);
  expect(body).not.toContain("no_such_tool");
  const within = (le: string, tool: string) =>
    sampled(body, "flowroute_mcp_tool_seconds_bucket", { le, tool });
  expect([within("0.0025", "list_numbers"), within("0.005", "list_numbers")]).toEqual([0, 1]);
  expect([within("30", "purchase_number"), within("60", "purchase_number")]).toEqual([0, 1]);
  expect([within("60", "unknown"), within("+Inf", "unknown")]).toEqual([0, 1]);
  expect(sampled(body, "flowroute_mcp_tool_seconds_sum", { tool: "list_numbers" })).toBeCloseTo(0.204);
});

test("it tells of the process, in the type that Prometheus asks for", async () => {
  const { contentType, body } = await createMetrics({ names: NAMES }).render();
  expect(contentType).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(sampled(body, "process_resident_memory_bytes")).toBeGreaterThan(1e6);
  expect(sampled(body, "nodejs_eventloop_lag_seconds")).toBeGreaterThanOrEqual(0);
});

test("requests are counted by route, and what is under way is known", async () => {
  let sessions = 3;
  const metrics = createMetrics({ names: NAMES, sessions: () => sessions });
  metrics.requestBegan();
  metrics.requestBegan();
  metrics.requestEnded({ method: "POST", route: "/mcp", status: 200, seconds: 0.01 });
  sessions = 4;

  const body = await rendered(metrics);
  const labels = { method: "POST", route: "/mcp", status: "200" };
  expect(sampled(body, "flowroute_mcp_http_requests_total", labels)).toBe(1);
  expect(sampled(body, "flowroute_mcp_http_seconds_count", { route: "/mcp" })).toBe(1);
  expect(sampled(body, "flowroute_mcp_http_in_flight")).toBe(1);
  expect(sampled(body, "flowroute_mcp_sessions")).toBe(4);
  expect(sampled(body, "flowroute_mcp_subscriptions")).toBeUndefined();
});

test("requests to the carrier and webhooks are counted", async () => {
  const metrics = createMetrics({ names: NAMES });
  metrics.carrierAnswered({ operationId: "sendMessage", status: 202, durationMs: 80 });
  metrics.carrierAnswered({ operationId: "sendMessage", status: undefined, durationMs: 9000 });
  metrics.webhookCame("inbound_sms", "stored");

  const body = await rendered(metrics);
  const calls = (status: string) =>
    sampled(body, "flowroute_mcp_carrier_calls_total", { operation: "sendMessage", status });
  expect([calls("202"), calls("none")]).toEqual([1, 1]);
  expect(sampled(body, "flowroute_mcp_carrier_seconds_sum", { operation: "sendMessage" })).toBeCloseTo(9.08);
  expect(sampled(body, "flowroute_mcp_webhooks_total", { kind: "inbound_sms", outcome: "stored" })).toBe(1);
});

test("nothing that comes from outside makes a series or shows in one", async () => {
  const metrics = createMetrics({ names: NAMES });
  const text = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString", "/mcp?x"));
  fc.assert(
    fc.property(text, text, text, fc.double(), (tool, method, route, status) => {
      metrics.toolCalled(tool, "failure", 0.01);
      metrics.requestEnded({ method, route, status, seconds: 0.01 });
    }),
  );
  const samples = samplesIn(await rendered(metrics));
  const seen = (name: string) =>
    new Set(samples.flatMap(({ labels }) => (labels[name] === undefined ? [] : [labels[name]])));
  expect([...seen("tool")].sort()).toEqual([...NAMES.tools, "unknown"].sort());
  expect([...seen("route")]).toEqual(["other"]);
  expect([...seen("method")]).toEqual(["other"]);
  for (const status of seen("status")) expect(status).toMatch(/^([1-5]\d\d|none)$/);
});

const used = (unitsLeft: number | undefined, nanodollarsLeft: number | undefined) => ({
  units: 1,
  nanodollars: 1,
  unitsLeft,
  nanodollarsLeft,
});
const NO_LIMIT = used(undefined, undefined);
const STANDING: Standing = {
  effects: {
    spend: { today: used(2, 3_500_000_000), this_month: NO_LIMIT },
    send: { today: NO_LIMIT, this_month: used(0, undefined) },
    change: { today: NO_LIMIT, this_month: NO_LIMIT },
  },
  waiting: 1,
  executing: 0,
  unknown: 2,
};
const FROM_LEDGER = ["flowroute_mcp_budget_left", "flowroute_mcp_operations"];

test("a scrape tells what is left of the limits there are, and what is open", async () => {
  const body = await rendered(createMetrics({ names: NAMES, standing: async () => STANDING }));
  expect(samplesIn(body).filter(({ name }) => FROM_LEDGER.includes(name))).toEqual([
    {
      name: "flowroute_mcp_budget_left",
      labels: { effect: "spend", period: "today", of: "units" },
      value: 2,
    },
    {
      name: "flowroute_mcp_budget_left",
      labels: { effect: "spend", period: "today", of: "dollars" },
      value: 3.5,
    },
    {
      name: "flowroute_mcp_budget_left",
      labels: { effect: "send", period: "this_month", of: "units" },
      value: 0,
    },
    { name: "flowroute_mcp_operations", labels: { state: "waiting" }, value: 1 },
    { name: "flowroute_mcp_operations", labels: { state: "executing" }, value: 0 },
    { name: "flowroute_mcp_operations", labels: { state: "unknown" }, value: 2 },
  ]);
  expect(sampled(body, "flowroute_mcp_ledger_up")).toBe(1);
});

test("a ledger that fails or is slow costs its own figures and nothing else", async () => {
  const answers: (() => Promise<Standing>)[] = [];
  let asked = 0;
  const metrics = createMetrics({
    names: NAMES,
    patienceMs: 20,
    standing() {
      asked++;
      return (answers.shift() ?? (async () => STANDING))();
    },
  });
  const look = async () => {
    const body = await rendered(metrics);
    const figures = samplesIn(body).filter(({ name }) => FROM_LEDGER.includes(name)).length;
    expect(sampled(body, "flowroute_mcp_http_in_flight")).toBe(0);
    return { up: sampled(body, "flowroute_mcp_ledger_up"), figures };
  };
  expect(await look()).toEqual({ up: 1, figures: 6 });

  answers.push(() => Promise.reject(new Error("the ledger is away")));
  expect(await look()).toEqual({ up: 0, figures: 0 });

  let answer = (_: Standing) => {};
  answers.push(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  // Both wait for the same answer.
  expect(await Promise.all([look(), look()])).toEqual([
    { up: 0, figures: 0 },
    { up: 0, figures: 0 },
  ]);
  expect(asked).toBe(3);
  answer(STANDING);
  await expect.poll(look).toEqual({ up: 1, figures: 6 });
});
