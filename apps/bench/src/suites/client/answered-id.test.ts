import { expect, it } from "vitest";
import { answeredId } from "./answered-id.ts";

it("reads the id of a document and of a flattened resource", () => {
  expect(answeredId({ data: { id: "12065550123", type: "number" } })).toBe("12065550123");
  expect(answeredId({ id: "12065550123", alias: null })).toBe("12065550123");
});

it.each([
  ["text", '{"data":{"id":"12065550123"}}'],
  ["bytes", new ArrayBuffer(8)],
  ["nothing", undefined],
  ["a whole response", { status: 200, data: "" }],
])("finds none in %s: that was not read as JSON", (_, given) => {
  expect(answeredId(given)).toBeUndefined();
});
