import { expect, test } from "vitest";
import { hashOf, placeAt } from "./place.ts";

test("a hash leads to where it was made", () => {
  expect(placeAt(hashOf("messages", ["12065550100", "447700900123"]))).toEqual({
    section: "messages",
    rest: ["12065550100", "447700900123"],
    query: {},
  });
  expect(placeAt(hashOf("inventory", [], { rate_center: "new york", state: "", contains: "555" }))).toEqual({
    section: "inventory",
    rest: [],
    query: { rate_center: "new york", contains: "555" },
  });
  expect(placeAt(hashOf("requests", ["a/b?c"])).rest).toEqual(["a/b?c"]);
});

test.each(["", "#", "#/", "#/nowhere", "#/%E0%A4%A/x"])("%j leads to the messages", (hash) => {
  expect(placeAt(hash)).toEqual({ section: "messages", rest: [], query: {} });
});
