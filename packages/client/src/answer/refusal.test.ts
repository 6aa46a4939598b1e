import { describe, expect, test } from "vitest";
import { FlowrouteError, FlowrouteRateLimitError } from "../index.ts";
import { clientOf, sendJson, startCarrier } from "../testing/carrier.ts";
import { exampleOf, operation } from "../testing/contract.ts";
import { readErrorBody } from "./error-body.ts";
import { readRetryAfter } from "./retry-after.ts";

const none = new Headers();

async function refusedWith(
  status: number,
  body: unknown,
  headers?: Record<string, string>,
): Promise<FlowrouteError> {
  const carrier = await startCarrier(sendJson(status, body, headers));
  const error: unknown = await clientOf(carrier)
    .messages.send({ from: "12065550123", to: "12065550142", body: "Hello" })
    .catch((thrown: unknown) => thrown);
  if (error instanceof FlowrouteError) return error;
  throw new Error("No FlowrouteError was thrown.");
}

describe("the carrier's own errors", () => {
  test("422 gives the wrong members", async () => {
    const error = await refusedWith(422, exampleOf(operation("sendMessage"), 422));
    expect(error).toMatchObject({
      operationId: "sendMessage",
      status: 422,
      fields: { to: ["Not a valid phone number."] },
      requestId: "15eb464e-d717-49e2-a6cc-e97af67c1930",
    });
    expect(error.detail).toEqual({ data: { attributes: { to: ["Not a valid phone number."] } } });
    expect(error.message).toContain("wrong in to.");
  });

  test("401 gives the sentence and tells where the keys are", async () => {
    const error = await refusedWith(401, exampleOf(operation("sendMessage"), 401));
    expect(error.detail).toBe("Authentication failed.");
    expect(error.message).toMatch(/Nothing was done.*keys are in .*API Control/);
  });

  test("the title stands in for an empty detail", async () => {
    const error = await refusedWith(403, exampleOf(operation("sendMessage"), 403));
    expect(error).toMatchObject({ detail: "ActionNotAuthorizedError", fields: {}, requestId: undefined });
  });

  test("a body without an id leaves the header's", async () => {
    const error = await refusedWith(403, { errors: [{ status: 403 }] }, { "x-request-id": "abc-1" });
    expect(error.requestId).toBe("abc-1");
  });
});

describe("429", () => {
  test.each([
    ["2", 2000],
    ["0", 0],
    [undefined, undefined],
  ])("Retry-After %s", async (header, retryAfterMs) => {
    const error = await refusedWith(429, {}, header === undefined ? {} : { "retry-after": header });
    expect(error).toBeInstanceOf(FlowrouteRateLimitError);
    expect(error).toMatchObject({ retryAfterMs });
  });

  test("Retry-After as a date", () => {
    const now = Date.UTC(2026, 10, 2, 10, 0, 0);
    expect(readRetryAfter("Mon, 02 Nov 2026 10:00:07 GMT", now)).toBe(7000);
    expect(readRetryAfter("Mon, 02 Nov 2026 09:00:00 GMT", now)).toBe(0);
  });

  test.each(["", "soon", "-5", "1.5", "Someday, maybe"])("Retry-After %j says nothing", (header) => {
    expect(readRetryAfter(header)).toBeUndefined();
  });
});

describe("bodies of other shapes", () => {
  test.each([
    undefined,
    "",
    "<html>",
    null,
    7,
    true,
    [],
    { errors: [] },
    { errors: "no" },
    { errors: [null] },
  ])("%j has no fields and no id", (body) => {
    expect(readErrorBody(body, none)).toMatchObject({ fields: {}, requestId: undefined });
  });

  test("text of a proxy is not kept", () => {
    expect(readErrorBody("<html>", none).detail).toBeUndefined();
  });

  test("JSON of another shape is kept as detail", () => {
    expect(readErrorBody({ message: "no" }, none).detail).toEqual({ message: "no" });
  });

  test("several errors, nested members, a lone message and a dangerous name", () => {
    const body: unknown = JSON.parse(`{"errors":[
      {"detail":{"data":{"attributes":{"to":["a"],"media":{"0":{"url":"b"}}},"type":["c"]}}},
      {"detail":{"data":{"attributes":{"to":["d"]}},"__proto__":["e"]}}]}`);
    const { fields } = readErrorBody(body, none);
    expect(Object.entries(fields)).toEqual([
      ["to", ["a", "d"]],
      ["media.0.url", ["b"]],
      ["data.type", ["c"]],
      ["__proto__", ["e"]],
    ]);
  });
});
