import fc from "fast-check";
import { expect, test } from "vitest";
import { FlowrouteInputError } from "../index.ts";
import { clientOf, sendJson, startCarrier } from "../testing/carrier.ts";
import { OPERATIONS } from "../testing/contract.ts";
import { fillPath } from "./path.ts";

const BASE = "https://api.flowroute.com";
const withPlaceholder = OPERATIONS.filter(({ path }) => path.includes("{"));

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    ".",
    "..",
    "%2e%2e",
    "../routes",
    "/",
    "\\",
    "?",
    "#",
    "{id}",
    "12065550123/../..",
    "relationships",
  ),
  fc.stringMatching(/^(1?206555012[0-9]|mdr2-[0-9a-f]{32})[/?#%.\n]?$/),
  fc.anything(),
);

test.each(withPlaceholder)("$operationId fills its path with a value of the form alone", ({ path }) => {
  const pattern = new RegExp(
    `^${BASE}${path.replaceAll(".", "\\.").replace(/\{[^}]+\}/, path.includes("messages") ? "mdr2-[0-9a-f]{32}" : "1[2-9]\\d{9}")}$`,
  );
  fc.assert(
    fc.property(hostile, (value) => {
      let filled: string;
      try {
        filled = fillPath(BASE + path, { id: value, number_id: value });
      } catch (error) {
        if (!(error instanceof FlowrouteInputError)) throw error;
        return;
      }
      expect(filled).toMatch(pattern);
      expect(new URL(filled).href).toBe(filled);
    }),
    { numRuns: 500 },
  );
});

test.each(withPlaceholder)("$operationId refuses a missing value", ({ path }) => {
  expect(() => fillPath(BASE + path, {})).toThrow(FlowrouteInputError);
});

test("a place whose form is not known is refused", () => {
  expect(() => fillPath("/v2/cnams/{id}", { id: "7" })).toThrow(FlowrouteInputError);
  expect(() => fillPath("/v2/{a}{b}", { a: "7", b: "7" })).toThrow(FlowrouteInputError);
});

test("a route's id can stand in a path", () => {
  expect(fillPath("/v2/routes/{id}", { id: "98396" })).toBe("/v2/routes/98396");
});

test("a wrong value of a call is refused before anything is sent", async () => {
  const carrier = await startCarrier(sendJson(200, {}));
  const { numbers, messages } = clientOf(carrier);
  const calls = [
    () => numbers.get(".."),
    () => numbers.get(""),
    () => numbers.purchase("available"),
    () => numbers.updatePrimaryRoute("12065550123", "../0"),
    () => numbers.updateFailoverRoute("12065550123", ""),
    () => messages.get("mdr2-../../v2/numbers"),
    () => messages.get("sms_callback"),
    () => messages.send({ from: "12345", to: "12065550142", body: "Hello" }),
    () => messages.send({ from: "12065550123", to: "nobody", body: "Hello" }),
    () => messages.send({ from: "12065550123", to: "12065550142" }),
    () => messages.send({ from: "12065550123", to: "12065550142", body: "", media_urls: [] }),
    // @ts-expect-error: callers in JavaScript can do this
    () => numbers.get(),
    // @ts-expect-error: callers in JavaScript can do this
    () => messages.send(),
    // @ts-expect-error: callers in JavaScript can do this
    () => numbers.updatePrimaryRoute("12065550123", 98396),
  ];
  for (const call of calls) {
    await expect(call()).rejects.toMatchObject({
      name: "FlowrouteInputError",
      outcome: "not_sent",
      operationId: expect.any(String),
    });
  }
  expect(carrier.arrived).toHaveLength(0);
});
