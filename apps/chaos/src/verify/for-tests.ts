import { identity } from "../plan/wish.ts";
import type { Evidence } from "./evidence.ts";
import type { Row } from "./ledger.ts";

const AT = Date.UTC(2026, 10, 24, 12);

export const row = (values: Partial<Row> & Pick<Row, "id" | "tool" | "effect">): Row => ({
  subject: "token:one",
  target: {},
  units: 1,
  nanodollars: 0,
  state: "succeeded",
  carrier_id: null,
  counted_at: AT,
  ...values,
});

/** What a run leaves behind in which nothing went wrong: one effect of each kind, and one of each end. */
export function cleanEvidence() {
  const rows = [
    row({ id: "op-1", tool: "send_message", effect: "send", nanodollars: 4, carrier_id: "mdr2-1" }),
    row({
      id: "op-2",
      tool: "send_message",
      effect: "send",
      nanodollars: 4,
      carrier_id: "mdr2-2",
      subject: "token:two",
    }),
    row({ id: "op-3", tool: "send_message", effect: "send", nanodollars: 4, state: "unknown" }),
    row({
      id: "op-4",
      tool: "purchase_number",
      effect: "spend",
      nanodollars: 225,
      target: { number: "+12065550140" },
    }),
    row({
      id: "op-5",
      tool: "purchase_number",
      effect: "spend",
      nanodollars: 225,
      state: "failed",
      target: { number: "+12065550141" },
    }),
    row({ id: "op-6", tool: "create_route", effect: "change", carrier_id: "17" }),
    row({
      id: "op-7",
      tool: "update_primary_route",
      effect: "change",
      target: { number: "+12065550110", routeId: "3" },
    }),
  ];
  const acts = [
    { kind: "message", identity: identity.message("One"), status: 202 },
    { kind: "message", identity: identity.message("Twice"), status: 202 },
    { kind: "number", identity: identity.number("12065550140"), status: 201 },
    { kind: "route", identity: identity.route("Desk"), status: 201 },
    { kind: "change", identity: identity.change("primary_route", "12065550110", "3"), status: 204 },
  ] satisfies Evidence["acts"];
  const totals = ["2026-11-24", "2026-11"].flatMap((period) => [
    { effect: "send", period, units: 3, nanodollars: 12 },
    { effect: "spend", period, units: 1, nanodollars: 225 },
    { effect: "change", period, units: 2, nanodollars: 0 },
  ]);
  const callerTotals = ["2026-11-24", "2026-11"].flatMap((period) => [
    { subject: "token:one", effect: "send", period, units: 2, nanodollars: 8 },
    { subject: "token:two", effect: "send", period, units: 1, nanodollars: 4 },
    { subject: "token:one", effect: "spend", period, units: 1, nanodollars: 225 },
    { subject: "token:one", effect: "change", period, units: 2, nanodollars: 0 },
  ]);
  const both = new Set(["token:one", "token:two"]);
  return {
    wishes: [
      { kind: "message", body: "One", nanodollars: 4, times: 1 },
      { kind: "message", body: "Twice", nanodollars: 4, times: 2 },
      { kind: "number", number: "12065550140", nanodollars: 225 },
      { kind: "number", number: "12065550141", nanodollars: 225 },
      { kind: "route", alias: "Desk" },
      { kind: "change", slot: "primary_route", number: "12065550110", routeId: "3" },
    ],
    askedBy: new Map([
      [identity.message("One"), new Set(["token:one"])],
      [identity.message("Twice"), both],
      [identity.number("12065550140"), both],
    ]),
    heard: [
      { tool: "send_message", identity: identity.message("One"), said: "done", id: "mdr2-1" },
      { tool: "send_message", identity: identity.message("Twice"), said: "no answer" },
      { tool: "purchase_number", identity: identity.number("12065550140"), said: "done before" },
      { tool: "purchase_number", identity: identity.number("12065550141"), said: "over its own budget" },
      { tool: "create_route", identity: identity.route("Desk"), said: "done", id: "17" },
    ],
    carrier: {
      messages: [
        { id: "mdr2-1", body: "One", nanodollars: 4, isMms: false, at: AT },
        { id: "mdr2-2", body: "Twice", nanodollars: 4, isMms: false, at: AT + 999 },
      ],
      numbers: [{ number: "12065550140", nanodollars: 225 }],
      routes: [{ id: "17", alias: "Desk" }],
      settings: [
        { slot: "primary_route", number: "12065550110", routeId: "3", wasId: "0" },
        { slot: "failover_route", number: "12065550110", routeId: undefined, wasId: undefined },
      ],
    },
    acts,
    answered: { sendMessage: 2, purchaseNumber: 1, createRoute: 1, updatePrimaryRoute: 1 },
    messageRates: { sms: 2, mms: 1 },
    refusedAsTooFast: 0,
    ledger: { rows, totals, callerTotals, audit: rows.map(({ id, state }) => ({ operation_id: id, state })) },
    budgets: { numbers: { count: 1, nanodollars: 225 }, messages: { count: 2, nanodollars: 8 } },
    budgetsOfEach: { numbers: { count: 1, nanodollars: 225 }, messages: { count: 1, nanodollars: 4 } },
    wasAwaited: true,
    days: 1,
  } satisfies Evidence;
}
