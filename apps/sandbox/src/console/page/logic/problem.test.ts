import { expect, test } from "vitest";
import { problemText } from "./problem.ts";

test("words stand as they are", () => {
  expect(problemText({ errors: [{ title: "Not Found", detail: "There is no such snapshot." }] })).toBe(
    "There is no such snapshot.",
  );
});

test("each end of a tree is named by its place", () => {
  const detail = { to: ["Must be a number of an account."], media: { content_base64: "Is not base64." } };
  expect(problemText({ errors: [{ title: "Unprocessable Entity", detail }] })).toBe(
    "to: Must be a number of an account. · media.content_base64: Is not base64.",
  );
});

test("a title stands in for a detail", () => {
  expect(problemText({ errors: [{ title: "Conflict" }] })).toBe("Conflict");
});

test.each([undefined, null, "<html>", {}, { errors: "no" }, { errors: [] }])("%j says nothing", (body) => {
  expect(problemText(body)).toBeUndefined();
});
