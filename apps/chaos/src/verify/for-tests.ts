import { identity } from "../plan/wish.ts";
import type { Evidence } from "./evidence.ts";
import type { Row } from "./ledger.ts";

const AT = Date.UTC(2026, 10, 24, 12);

export const row = (values: Partial<Row> & Pick<Row, "id" | "tool" | "effect">): Row => ({
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
    row({ id: "op-2", tool: "send_message", effect: "send", nanodollars: 4, carrier_id: "mdr2-2" }),
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
  return {
    wishes: [
      { kind: "message", body: "One", nanodollars: 4, times: 1 },
      { kind: "message", body: "Twice", nanodollars: 4, times: 2 },
      { kind: "number", number: "12065550140", nanodollars: 225 },
      { kind: "number", number: "12065550141", nanodollars: 225 },
      { kind: "route", alias: "Desk" },
      { kind: "change", slot: "primary_route", number: "12065550110", routeId: "3" },
    ],
    heard: [
      { tool: "send_message", identity: identity.message("One"), said: "done", id: "mdr2-1" },
      { tool: "send_message", identity: identity.message("Twice"), said: "no answer" },
      { tool: "purchase_number", identity: identity.number("12065550140"), said: "done before" },
      { tool: "purchase_number", identity: identity.number("12065550141"), said: "over budget" },
      { tool: "create_route", identity: identity.route("Desk"), said: "done", id: "17" },
    ],
    carrier: {
      messages: [
        { id: "mdr2-1", body: "One", nanodollars: 4 },
        { id: "mdr2-2", body: "Twice", nanodollars: 4 },
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
    ledger: { rows, totals, audit: rows.map(({ id, state }) => ({ operation_id: id, state })) },
    budgets: { numbers: { count: 1, nanodollars: 225 }, messages: { count: 2, nanodollars: 8 } },
    days: 1,
  } satisfies Evidence;
}
