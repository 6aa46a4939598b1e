import { expect, it } from "vitest";
import { createRoute } from "../tools/create-route.ts";
import { findingRoute, forwardTo, makingRoute } from "./forward-to.ts";

it.each([
  ["sip:desk@pbx.example.com;transport=tls", "sip:desk@pbx.example.com;transport=tls"],
  ["desk@pbx.example.com:5061;transport=tcp;lr", "sip:desk@pbx.example.com:5061;transport=tcp;lr"],
  ["sips:desk@pbx.example.com;weight=10", "sips:desk@pbx.example.com;weight=10"],
])("%s is a SIP address, which create_route takes", (said, value) => {
  const place = forwardTo.parse(said);
  expect(place).toEqual({ route_type: "uri", value });
  expect(createRoute.input.safeParse({ route_type: "uri", value, alias: "desk" }).success).toBe(true);
  expect(findingRoute(place)).toContain(JSON.stringify(value));
  expect(makingRoute(place)).toContain(JSON.stringify(value));
});

it.each([
  "sip:desk@pbx.example.com;",
  "sip:desk@pbx.example.com;a b",
  'sip:a@b.example;x="1"',
  "sip:a@b;x=1)",
])("%s is none", (said) => {
  expect(forwardTo.safeParse(said).error?.issues[0]?.message).toMatch(/a SIP address \(sip:desk@/);
});

it("digits are a route id, unless they are as many as a phone number has", () => {
  for (const id of ["0", "98396", "123456789", "123456789012", "1234567890123456789"])
    expect(forwardTo.parse(id), id).toEqual({ routeId: id });
  expect(forwardTo.parse("2065550140")).toEqual({ route_type: "number", value: "+12065550140" });
  // A mistake in a phone number must not lead to a route.
  for (const wrong of ["1065550140", "11065550140", "12345678901234567890"])
    expect(forwardTo.safeParse(wrong).success, wrong).toBe(false);
});
