import { expect, test } from "vitest";
import type { Wish } from "../plan/wish.ts";
import type { Answer } from "../servers/server.ts";
import { hear, hearNothing, isWorthAnother } from "./heard.ts";

const MESSAGE: Wish = { kind: "message", body: "Hi", nanodollars: 1, times: 1 };
const numbers: Wish[] = ["12065550140", "12065550141"].map((number) => ({
  kind: "number",
  number,
  nanodollars: 1,
}));

const said = (tool: string, wishes: readonly Wish[], answer: Answer) =>
  hear({ tool, wishes }, answer).map(({ said, id }) => (id === undefined ? said : `${said} ${id}`));

test("hears of each number what became of it", () => {
  const facts = {
    spent_usd: 1,
    numbers: [
      { number: "+12065550141", outcome: "unknown" },
      { number: "+12065550140", outcome: "already_bought" },
    ],
  };
  expect(said("purchase_number", numbers, { facts })).toEqual(["done before", "not known"]);
});

test("hears of a message its id, and whether it was sent before", () => {
  expect(said("send_message", [MESSAGE], { facts: { id: "mdr2-1", status: "accepted" } })).toEqual([
    "done mdr2-1",
  ]);
  expect(said("send_message", [MESSAGE], { facts: { id: "mdr2-1", deduplicated: true } })).toEqual([
    "done before mdr2-1",
  ]);
});

test("hears of a change in which group its number is", () => {
  const wish: Wish = { kind: "change", slot: "primary_route", number: "12065550140", routeId: "1" };
  const facts = { route_id: "1", outcomes: [{ outcome: "already_set", numbers: ["+12065550140"] }] };
  expect(said("update_primary_route", [wish], { facts })).toEqual(["done before"]);
});

test.each([
  ["Nothing was done. This takes 1 message, and 0 messages are left of the budget for today.", "over budget"],
  [
    "Nothing was done. This takes 1 number, and 0 numbers are left of the budget for today of this caller alone.",
    "over its own budget",
  ],
  ["Nothing was done yet: a person has to approve this first, outside of this chat.", "asks a person"],
  ["Nothing was done now. … and it is still not known whether Flowroute acted on it", "not known"],
  ["An equal call has been under way elsewhere for a while, and this one did nothing.", "not known"],
  ["Nothing was done. Flowroute failed (HTTP 500).", "nothing done"],
])("%s – %s", (words, expected) => {
  expect(said("send_message", [MESSAGE], { words })).toEqual([expected]);
});

test("does not guess what other words or facts mean", () => {
  expect(() => said("send_message", [MESSAGE], { words: "Something." })).toThrow("neither");
  expect(() => said("purchase_number", numbers, { facts: { numbers: [] } })).toThrow("says nothing");
});

test("a call that nobody answered is worth another", () => {
  expect(
    hearNothing({ tool: "send_message", wishes: [MESSAGE] }).map(({ said }) => isWorthAnother(said)),
  ).toEqual([true]);
  expect(isWorthAnother("over budget")).toBe(false);
});
