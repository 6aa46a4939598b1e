import { expect, test } from "vitest";
import { readActing } from "./acting-request.ts";

test.each([
  ["POST", "/v2.1/messages", { to: "1", body: "Hi" }, { kind: "message", identity: "message Hi" }],
  [
    "POST",
    "/v2.1/messages",
    { data: { type: "message", attributes: { body: "Hi" } } },
    { kind: "message", identity: "message Hi" },
  ],
  ["POST", "/v2/numbers/12065550142", {}, { kind: "number", identity: "number 12065550142" }],
  [
    "POST",
    "/v2/routes",
    { data: { type: "route", attributes: { alias: "Desk" } } },
    { kind: "route", identity: "route Desk" },
  ],
  [
    "PATCH",
    "/v2/numbers/12065550142/relationships/failover_route",
    { data: { type: "route", id: "7" } },
    { kind: "change", identity: "failover_route of 12065550142 is 7" },
  ],
])("%s %s with %j is for one effect", (method, path, body, effect) => {
  expect(readActing(method, path, JSON.stringify(body))).toEqual(effect);
});

test.each([
  ["POST", "/v2/e911s"],
  ["DELETE", "/v2/numbers/12065550142"],
  ["PATCH", "/v2/numbers/12065550142"],
])("%s %s is not known, and so must not be", (method, path) => {
  expect(() => readActing(method, path, "{}")).toThrow(`${method} ${path}`);
});
