import fc from "fast-check";
import { expect, test } from "vitest";
import { pathsOf } from "./paths.ts";

const PATHS = [
  "/v2/numbers/available",
  "/v2/numbers/{id}",
  "/v2/numbers/{number_id}/relationships/primary_route",
  "/v2/numbers",
  "/v2.1/messages/{id}",
];
const paths = pathsOf(PATHS.map((path) => [path, path]));

test.each<[string, string, Record<string, string>]>([
  ["/v2/numbers", "/v2/numbers", {}],
  ["/v2/numbers/available", "/v2/numbers/available", {}],
  ["/v2/numbers/12065550100", "/v2/numbers/{id}", { id: "12065550100" }],
  ["/v2/numbers/%2F", "/v2/numbers/{id}", { id: "%2F" }],
  ["/v2/numbers/1/relationships/primary_route", PATHS[2] ?? "", { number_id: "1" }],
])("finds %s", (path, value, parameters) => {
  expect(paths.find(path)).toEqual({ value, parameters });
});

test.each([
  "",
  "/",
  "/v2/numbers/",
  "/v2/numbers//",
  "/v2/Numbers",
  "/v2/numbers/1/2",
  "v2/numbers",
  "/v2/numbers?",
])("finds nothing at %j", (path) => {
  expect(paths.find(path)).toBeUndefined();
});

test("finds what a regular expression would find", () => {
  const part = fc.constantFrom(
    "",
    "v2",
    "v2.1",
    "numbers",
    "available",
    "messages",
    "x",
    "relationships",
    "primary_route",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const path = parts.map((each) => `/${each}`).join("");
      const expected = PATHS.find((each) =>
        new RegExp(`^${each.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
      );
      expect(paths.find(path)?.value).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test("a path that ends in /* has everything below it, and nothing beside it", () => {
  const files = pathsOf([
    ["/page/*", "files"],
    ["/page/state", "state"],
  ]);
  const at = (path: string) => files.find(path)?.value;
  expect(["/page", "/page/", "/page/app.js", "/page/a/b", "/page/state"].map(at)).toEqual([
    "files",
    "files",
    "files",
    "files",
    "state",
  ]);
  expect(at("/pages")).toBeUndefined();
});
