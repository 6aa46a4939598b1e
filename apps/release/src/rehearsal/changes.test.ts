import { expect, test } from "vitest";
import { expectNext } from "./changes.ts";

const BEFORE = { client: "1.0.9", server: "0.1.0", contract: "2.0.0" };

test("the next patch of the packages that are meant is what is expected", () => {
  const after = { ...BEFORE, client: "1.0.10", server: "0.1.1" };
  expect(expectNext("patch", BEFORE, after, ["client", "server"])).toBe("client 1.0.10, server 0.1.1");
});

test("a minor takes the place of the patches before it", () => {
  const after = { ...BEFORE, client: "1.1.0" };
  expect(expectNext("minor", BEFORE, after, ["client"])).toBe("client 1.1.0");
});

test.each([
  ["one too few", { client: "1.0.10" }],
  ["one too many", { client: "1.0.10", server: "0.1.1", contract: "2.0.1" }],
  ["more than a patch", { client: "1.1.0", server: "0.1.1" }],
])("%s is told with what it should be", (_, changed) => {
  expect(() => expectNext("patch", BEFORE, { ...BEFORE, ...changed }, ["client", "server"])).toThrow(
    "they should be client 1.0.10, server 0.1.1, contract 2.0.0.",
  );
});
