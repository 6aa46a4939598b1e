import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openSession, type Session } from "../../test/session.ts";
import { LedgerError } from "../guard/ledger/sql.ts";
import { HOST, NAMES, sampled, watchedCalls } from "./for-tests.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { createWatch } from "./watch.ts";

const FROM = "+12065550140";
const TO = "+12065550187";

let session: Session;
beforeAll(async () => {
  const perDay = (count: number) => ({ perDay: count, perMonth: undefined });
  const none = { perDay: undefined, perMonth: undefined };
  session = await openSession({
    rules: {
      budgets: {
        spend: { count: none, nanodollars: perDay(10_000_000_000) },
        send: { count: perDay(5), nanodollars: none },
      },
    },
  });
});
afterAll(() => session.close());

test("what the server does on the sandbox shows in metrics and log, and nothing of what people wrote", async () => {
  const lines: string[] = [];
  let isLedgerAway = false;
  const metrics = createMetrics({
    names: NAMES,
    standing: async () => {
      if (isLedgerAway) throw new LedgerError("The database does not answer.");
      return session.guard.standing(HOST.subject);
    },
  });
  const log = createLog({ names: NAMES, secrets: [], destination: { write: (line) => lines.push(line) } });
  const watch = createWatch({ metrics, log });
  const call = watchedCalls(session, watch);

  const request = async (name: string, input: unknown) => {
    const ended = watch.request({
      id: "5f3f8a4e-94c2-4a4e-8f6f-b1e1f0a4c001",
      method: "POST",
      route: "/mcp",
    });
    const { kind } = await call(name, input);
    ended({ status: 200, subject: HOST.subject, tool: name });
    return kind;
  };
  expect(await request("purchase_number", { numbers: [FROM], messaging_enabled: true })).toBe("result");
  expect(await request("send_message", { from: FROM, to: TO, body: "See you at six." })).toBe("result");
  expect(await request("send_message", { from: FROM, to: TO, body: "See you at six." })).toBe("result");
  expect(await request("send_message", { from: "+12065550199", to: TO, body: "Hi" })).toBe("failure");
  watch.webhook("inbound_sms", "stored");

  const { body } = await metrics.render();
  const one = (name: string, labels?: Record<string, string>) =>
    sampled(body, `flowroute_mcp_${name}`, labels);
  expect(one("tool_calls_total", { tool: "send_message", outcome: "result" })).toBe(2);
  expect(one("tool_calls_total", { tool: "send_message", outcome: "failure" })).toBe(1);
  expect(one("tool_seconds_count", { tool: "send_message" })).toBe(3);
  expect(one("effects_total", { effect: "spend", state: "succeeded" })).toBe(1);
  expect(one("effects_total", { effect: "send", state: "succeeded" })).toBe(1);
  expect(one("effects_total", { effect: "send", state: "deduplicated" })).toBe(1);
  expect(one("effects_total", { effect: "send", state: "failed" })).toBe(1);
  expect(one("carrier_calls_total", { operation: "sendMessage", status: "202" })).toBe(1);
  expect(one("carrier_calls_total", { operation: "sendMessage", status: "403" })).toBe(1);
  expect(one("carrier_seconds_count", { operation: "purchaseNumber" })).toBe(1);
  expect(one("http_requests_total", { method: "POST", route: "/mcp", status: "200" })).toBe(4);
  expect(one("http_in_flight")).toBe(0);
  expect(one("webhooks_total", { kind: "inbound_sms", outcome: "stored" })).toBe(1);
  expect(one("ledger_up")).toBe(1);
  expect(one("budget_left", { effect: "send", period: "today", of: "units" })).toBe(4);
  expect(one("budget_left", { effect: "spend", period: "today", of: "dollars" })).toBeLessThan(10);
  expect(one("budget_left", { effect: "send", period: "today", of: "dollars" })).toBeUndefined();
  expect(one("operations", { state: "unknown" })).toBe(0);

  isLedgerAway = true;
  const away = (await metrics.render()).body;
  expect(sampled(away, "flowroute_mcp_ledger_up")).toBe(0);
  expect(away).not.toMatch(/^flowroute_mcp_budget_left/m);

  const requests = lines.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
  expect(requests).toHaveLength(4);
  expect(requests[1]).toMatchObject({
    msg: "request",
    route: "/mcp",
    status: 200,
    caller: "token:support-desk",
    tool: "send_message",
  });
  expect(requests[1]?.["ms"]).toBeGreaterThan(0);
  const { accessKey, secretKey } = session.sandbox;
  for (const secret of ["5550140", "5550187", "5550199", "See you", accessKey, secretKey])
    expect(`${body}${lines.join("")}`).not.toContain(secret);
});

test("without metrics, log and traces nothing is wrapped", async () => {
  const watch = createWatch({});
  const callTool = async () => ({ kind: "failure", message: "No." }) as const;
  expect(watch.tools(callTool)).toBe(callTool);
  expect(watch.guard(session.guard)).toBe(session.guard);
  expect(watch.hooks).toEqual({});
  watch.request({ id: "1", method: "GET", route: "/mcp" })({
    status: 200,
    subject: undefined,
    tool: undefined,
  });
  watch.webhook("delivery_receipt", "known");
});
