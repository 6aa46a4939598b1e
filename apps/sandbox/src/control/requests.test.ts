import { expect, test } from "vitest";
import { basic } from "../testing/exchange.ts";
import { FROM, MESSAGES, message } from "../testing/message.ts";
import { startSandbox, stoppedClock } from "../testing/start.ts";

const refused = (status: number) => expect.objectContaining({ name: "ControlError", status });

test("every request to the carrier's API is listed, newest first, by whom and with what came of it", async () => {
  const { clock } = stoppedClock();
  const sandbox = await startSandbox({ clock, accounts: 2 });
  await sandbox.get("/v2/numbers?limit=1&offset=%31");
  await sandbox.post(MESSAGES, message);
  await sandbox.post("/v2/numbers/12065550170");
  await sandbox.request("PATCH", "/v2/routes");
  await sandbox.get("/nowhere?a=b");
  await sandbox.request("GET", "/v2/routes", { authorization: null });
  await fetch(`${sandbox.url}/_sandbox/samples/hello.txt`);
  const summary = (id: number, more: object) => ({
    id,
    at: "2026-11-02T16:44:34.000Z",
    method: "GET",
    query: "",
    operation: null,
    access_key: sandbox.accessKey,
    fault: null,
    took_ms: expect.any(Number),
    ...more,
  });
  const all = sandbox.control.listRequests();
  expect(all).toEqual([
    summary(6, { path: "/v2/routes", operation: "listRoutes", access_key: null, status: 401 }),
    summary(5, { path: "/nowhere", query: "a=b", status: 404 }),
    summary(4, { method: "PATCH", path: "/v2/routes", status: 405 }),
    summary(3, { method: "POST", path: "/v2/numbers/12065550170", operation: "purchaseNumber", status: 404 }),
    summary(2, { method: "POST", path: MESSAGES, operation: "sendMessage", status: 202 }),
    summary(1, { path: "/v2/numbers", query: "limit=1&offset=%31", operation: "listNumbers", status: 200 }),
  ]);
  expect(sandbox.control.listRequests({ limit: 2 })).toEqual(all.slice(0, 2));
  expect(sandbox.control.listRequests({ limit: 2, before: 5 })).toEqual(all.slice(2, 4));
  expect(sandbox.control.listRequests({ before: 1 })).toEqual([]);
  for (const { took_ms } of all) expect(took_ms).toBeGreaterThan(0);
});

test("one request has everything that was sent, both ways, but its credentials", async () => {
  const sandbox = await startSandbox({ inventory: 1 });
  const headers = { "x-odd": "1", cookie: "a=b", "proxy-authorization": "Basic abc" };
  const answer = await sandbox.request("POST", MESSAGES, { json: message, headers });
  const request = sandbox.control.getRequest({ id: 1 });
  expect(request).toMatchObject({
    id: 1,
    operation: "sendMessage",
    request_headers: {
      authorization: "(removed)",
      cookie: "(removed)",
      "proxy-authorization": "(removed)",
      "content-type": "application/vnd.api+json",
      "x-odd": "1",
    },
    request_body: JSON.stringify(message),
    response_body: JSON.stringify(answer.body),
  });
  const shown = JSON.stringify([request, sandbox.control.listRequests()]);
  expect(shown).not.toContain(basic(sandbox));
  expect(shown).not.toContain(basic(sandbox).slice("Basic ".length));
  expect(shown).not.toContain(sandbox.secretKey);
  expect(shown).not.toContain("Basic abc");
});

test("bodies that are none, not JSON, or not read", async () => {
  const sandbox = await startSandbox({ inventory: 1 });
  const bodiesOf = (id: number) => {
    const { status, request_body, response_body } = sandbox.control.getRequest({ id });
    return [status, request_body, response_body];
  };
  await sandbox.request("DELETE", `/v2/numbers/${FROM}`);
  expect(bodiesOf(1)).toEqual([204, null, null]);
  await sandbox.request("POST", MESSAGES, { raw: '{"to":' });
  expect(bodiesOf(2)).toEqual([400, '{"to":', expect.stringContaining("not valid JSON")]);
  await sandbox.request("POST", MESSAGES, { raw: '{"to":', authorization: null });
  expect(bodiesOf(3)).toEqual([401, null, expect.stringContaining("Authentication failed")]);
});

test("requests are removed, and what is not there or never was is not found", async () => {
  const sandbox = await startSandbox({ inventory: 0 });
  await sandbox.get("/v2/routes");
  expect(sandbox.control.getRequest({ id: 1 })).toMatchObject({ id: 1 });
  sandbox.control.deleteRequests();
  expect(sandbox.control.listRequests()).toEqual([]);
  for (const id of [1, 2, 0, -1, 0.5, Number.NaN]) {
    expect(() => sandbox.control.getRequest({ id })).toThrow(refused(404));
  }
  await sandbox.get("/v2/routes");
  expect(sandbox.control.listRequests()).toMatchObject([{ id: 2 }]);
});

test("a page has 1 to 1000 items", async () => {
  const { control } = await startSandbox({ inventory: 300 });
  const lists = [
    control.listRequests,
    control.listOwnedNumbers,
    control.listAllMessages,
    control.listWebhooks,
  ];
  for (const list of [...lists, control.searchInventory]) {
    for (const limit of [0, 1001, 1.5, -1, Number.NaN]) expect(() => list({ limit })).toThrow(refused(422));
    expect(list({ limit: 1 }).length).toBeLessThanOrEqual(1);
  }
  for (const list of [
    control.listOwnedNumbers,
    control.listAllMessages,
    control.listWebhooks,
    control.searchInventory,
  ]) {
    for (const offset of [-1, 0.5, Number.NaN, 2 ** 60]) expect(() => list({ offset })).toThrow(refused(422));
    expect(list({ offset: 1000 })).toEqual([]);
  }
  for (const before of [0.5, Number.NaN])
    expect(() => control.listRequests({ before })).toThrow(refused(422));
  expect(control.listOwnedNumbers({ offset: 1 }).map(({ number }) => number)).toEqual(["12065550101"]);
});
