import { expect, test } from "vitest";
import { clientOf, sendJson, startCarrier } from "../testing/carrier.ts";
import { exampleOf, operation } from "../testing/contract.ts";

const NUMBER = exampleOf(operation("getNumber"), 200);

test("withResponse gives status and headers beside the result, from one request", async () => {
  const carrier = await startCarrier(sendJson(200, NUMBER, { "x-request-id": "r-1" }));
  const call = clientOf(carrier).numbers.get("12065550123");
  const { data, response } = await call.withResponse();
  expect(data).toEqual(await call);
  expect(response.status).toBe(200);
  expect(response.headers.get("x-request-id")).toBe("r-1");
  expect(carrier.arrived).toHaveLength(1);
});

test("of a method without a result, and of the answer that came after a repetition", async () => {
  const answers = [sendJson(429, {}, { "retry-after": "0" })];
  const carrier = await startCarrier((response, request) =>
    (answers.shift() ?? ((last) => last.writeHead(204, { "x-request-id": "r-2" }).end()))(response, request),
  );
  const { data, response } = await clientOf(carrier)
    .numbers.updatePrimaryRoute("12065550123", "0")
    .withResponse();
  expect(data).toBeUndefined();
  expect(response.status).toBe(204);
  expect(response.headers.get("x-request-id")).toBe("r-2");
});

test("withResponse is rejected as the call is, and nothing is left unhandled", async () => {
  const carrier = await startCarrier(sendJson(404, {}));
  const call = clientOf(carrier).numbers.get("12065550123");
  await expect(call.withResponse()).rejects.toMatchObject({ status: 404 });
});

test("a request goes out at once: nobody has to await it", async () => {
  const carrier = await startCarrier(sendJson(200, NUMBER));
  const call = clientOf(carrier).numbers.get("12065550123");
  await expect.poll(() => carrier.arrived.length).toBe(1);
  await call;
});
