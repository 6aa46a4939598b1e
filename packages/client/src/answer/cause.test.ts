import { inspect } from "node:util";
import { expect, test } from "vitest";
import { FlowrouteConnectionError } from "../index.ts";
import { clientOf, madeUpKeys } from "../testing/carrier.ts";
import { causeOf } from "./cause.ts";

test("the error that fetch threw is kept, with its code, without the URL, the keys and numbers", () => {
  const root = Object.assign(new Error("request to http://127.0.0.1:9/v2/numbers/12065550123 failed"), {
    code: "ECONNRESET",
    path: "http://127.0.0.1:9/v2/numbers/12065550123",
  });
  const cause = causeOf(new TypeError("fetch failed for 12065550123", { cause: root }));
  expect(cause).toMatchObject({ name: "TypeError", message: "fetch failed for …" });
  expect(cause?.cause).toMatchObject({ message: "request to … failed", code: "ECONNRESET" });
  expect(inspect(cause, { depth: 9 })).not.toMatch(/\d{7}|https?:/);
  expect(cause?.stack).toContain("cause.test.ts");
});

test("an endless chain ends, and what is no error has no cause", () => {
  const endless = new Error("round");
  endless.cause = endless;
  expect(inspect(causeOf(endless))).toContain("round");
  expect(causeOf("words")).toBeUndefined();
});

test("a fetch of one's own that throws the request with its keys does not carry them into the error", async () => {
  const keys = madeUpKeys();
  const basic = btoa(`${keys.accessKey}:${keys.secretKey}`);
  const flowroute = clientOf(
    { url: "http://127.0.0.1:9" },
    {
      ...keys,
      maxRetries: 0,
      fetch: (url, init) =>
        Promise.reject(
          Object.assign(new Error(`${url} Basic ${basic}`), {
            config: { url, headers: new Headers(init.headers) },
          }),
        ),
    },
  );
  const error = await flowroute.numbers.get("12065550123").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FlowrouteConnectionError);
  expect(inspect(error, { depth: 9 })).not.toMatch(new RegExp(`\\d{11}|${basic}|${keys.secretKey}`));
});
