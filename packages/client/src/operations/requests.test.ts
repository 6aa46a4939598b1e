import { expect, test } from "vitest";
import type { Flowroute } from "../index.ts";
import {
  type Answering,
  type Arrived,
  clientOf,
  madeUpKeys,
  sendJson,
  startCarrier,
} from "../testing/carrier.ts";
import { exampleOf, OPERATIONS, operation, wrongInBody, wrongInQuery } from "../testing/contract.ts";

const MESSAGE_ID = "mdr2-39cadeace66e11e7aff806cd7f24ba2d";
const JSON_API = "application/vnd.api+json";

/** For each operation: a call, and what is to arrive. */
const REQUESTS: Record<
  string,
  [
    status: number,
    call: (flowroute: Flowroute) => Promise<unknown>,
    arrives: Pick<Arrived, "method" | "path" | "query"> & { body?: unknown },
  ]
> = {
  searchAvailableNumbers: [
    200,
    (flowroute) =>
      flowroute.numbers.searchAvailable({
        state: "WA",
        rate_center: "Seattle & more",
        starts_with: "+1206",
        contains: undefined,
        order_by: "monthly_cost,asc",
        limit: 3,
        offset: 0,
      }),
    {
      method: "GET",
      path: "/v2/numbers/available",
      query: {
        state: "WA",
        rate_center: "Seattle & more",
        starts_with: "+1206",
        order_by: "monthly_cost,asc",
        limit: "3",
        offset: "0",
      },
    },
  ],
  listAvailableAreaCodes: [
    200,
    (flowroute) => flowroute.numbers.listAvailableAreaCodes({ max_setup_cost: 3.25, limit: 400 }),
    {
      method: "GET",
      path: "/v2/numbers/available/areacodes",
      query: { max_setup_cost: "3.25", limit: "400" },
    },
  ],
  listAvailableExchanges: [
    200,
    (flowroute) => flowroute.numbers.listAvailableExchanges({ areacode: "347" }),
    { method: "GET", path: "/v2/numbers/available/exchanges", query: { areacode: "347" } },
  ],
  purchaseNumber: [
    201,
    (flowroute) => flowroute.numbers.purchase("(206) 555-0123", { messaging_enabled: true }),
    { method: "POST", path: "/v2/numbers/12065550123", query: {}, body: { messaging_enabled: true } },
  ],
  listNumbers: [
    200,
    (flowroute) => flowroute.numbers.list({ alias: "Front desk" }),
    { method: "GET", path: "/v2/numbers", query: { alias: "Front desk" } },
  ],
  getNumber: [
    200,
    (flowroute) => flowroute.numbers.get("+12065550123"),
    { method: "GET", path: "/v2/numbers/12065550123", query: {} },
  ],
  updatePrimaryRoute: [
    204,
    (flowroute) => flowroute.numbers.updatePrimaryRoute("2065550123", "98396"),
    {
      method: "PATCH",
      path: "/v2/numbers/12065550123/relationships/primary_route",
      query: {},
      body: { data: { type: "route", id: "98396" } },
    },
  ],
  updateFailoverRoute: [
    204,
    (flowroute) => flowroute.numbers.updateFailoverRoute("1-206-555-0123", "0"),
    {
      method: "PATCH",
      path: "/v2/numbers/12065550123/relationships/failover_route",
      query: {},
      body: { data: { type: "route", id: "0" } },
    },
  ],
  sendMessage: [
    202,
    (flowroute) =>
      flowroute.messages.send({
        from: "+1 (206) 555-0123",
        to: "206.555.0142",
        body: "Your table is ready – ☕",
        media_urls: ["https://example.com/menu.png"],
        is_mms: true,
        dlr_callback: undefined,
      }),
    {
      method: "POST",
      path: "/v2.1/messages",
      query: {},
      body: {
        data: {
          type: "message",
          attributes: {
            from: "12065550123",
            to: "12065550142",
            body: "Your table is ready – ☕",
            media_urls: ["https://example.com/menu.png"],
            is_mms: true,
          },
        },
      },
    },
  ],
  listMessages: [
    200,
    (flowroute) =>
      flowroute.messages.list({ start_date: "2026-11-01T00:00:00+00:00", end_date: "2026-11-02" }),
    {
      method: "GET",
      path: "/v2.1/messages",
      query: { start_date: "2026-11-01T00:00:00+00:00", end_date: "2026-11-02" },
    },
  ],
  getMessage: [
    200,
    (flowroute) => flowroute.messages.get(MESSAGE_ID),
    { method: "GET", path: `/v2.1/messages/${MESSAGE_ID}`, query: {} },
  ],
  listRoutes: [
    200,
    (flowroute) => flowroute.routes.list({ route_type: "sip-reg" }),
    { method: "GET", path: "/v2/routes", query: { route_type: "sip-reg" } },
  ],
  createRoute: [
    201,
    (flowroute) =>
      flowroute.routes.create({ route_type: "host", value: "sip.example.com:5060", alias: "Main PBX" }),
    {
      method: "POST",
      path: "/v2/routes",
      query: {},
      body: {
        data: {
          type: "route",
          attributes: { route_type: "host", value: "sip.example.com:5060", alias: "Main PBX" },
        },
      },
    },
  ],
};

const answering =
  (operationId: string, status: number): Answering =>
  (response, request) => {
    if (status !== 204) return sendJson(status, exampleOf(operation(operationId), status))(response, request);
    response.writeHead(204).end();
  };

test("every operation of the contract is here", () => {
  expect(Object.keys(REQUESTS).sort()).toEqual(OPERATIONS.map(({ operationId }) => operationId).sort());
});

test.each(Object.entries(REQUESTS))(
  "%s goes out by the contract",
  async (operationId, [status, call, arrives]) => {
    const carrier = await startCarrier(answering(operationId, status));
    const keys = madeUpKeys();
    await call(clientOf(carrier, keys));

    expect(carrier.arrived).toHaveLength(1);
    const [first] = carrier.arrived;
    if (first === undefined) throw new Error("Nothing arrived.");
    const { headers, body, ...line } = first;
    const sent: unknown = body === "" ? undefined : JSON.parse(body);
    expect({ ...line, ...(sent === undefined ? {} : { body: sent }) }).toEqual(arrives);
    expect(headers.authorization).toBe(
      `Basic ${Buffer.from(`${keys.accessKey}:${keys.secretKey}`).toString("base64")}`,
    );
    expect(headers.accept).toBe(JSON_API);
    expect(headers["content-type"]).toBe(sent === undefined ? undefined : JSON_API);

    expect(wrongInQuery(operation(operationId), line.query)).toEqual([]);
    if (sent !== undefined) expect(wrongInBody(operation(operationId), sent)).toEqual([]);
  },
);

test("the contract's check of a body finds what is wrong", () => {
  expect(
    wrongInBody(operation("createRoute"), { data: { type: "route", attributes: { value: 1 } } }),
  ).not.toEqual([]);
  expect(wrongInQuery(operation("listRoutes"), { route_type: "pigeon", colour: "red" })).toHaveLength(2);
});

test.each([undefined, {}, { messaging_enabled: undefined }])(
  "a purchase with options %j has no body",
  async (options) => {
    const carrier = await startCarrier(answering("purchaseNumber", 201));
    await clientOf(carrier).numbers.purchase("12065550123", options);
    expect(carrier.arrived[0]).toMatchObject({ method: "POST", body: "" });
    expect(carrier.arrived[0]?.headers["content-type"]).toBeUndefined();
  },
);

test("an international recipient keeps its plus", async () => {
  const carrier = await startCarrier(answering("sendMessage", 202));
  await clientOf(carrier).messages.send({ from: "2065550123", to: "+44 20 7946 0000", body: "Hello" });
  const sent: unknown = JSON.parse(carrier.arrived[0]?.body ?? "");
  expect(sent).toMatchObject({ data: { attributes: { to: "+442079460000" } } });
  expect(wrongInBody(operation("sendMessage"), sent)).toEqual([]);
});

test.each(["", "/", "///", "/prefix", "/prefix/", "/a/b%20c/"])("a base URL that ends in %j", async (end) => {
  const carrier = await startCarrier(answering("listRoutes", 200));
  await clientOf({ url: `${carrier.url}${end}` }).routes.list();
  expect(carrier.arrived[0]?.path).toBe(`${end.replace(/\/+$/, "")}/v2/routes`);
});

test("the fetch that was given gets the whole request, once", async () => {
  const carrier = await startCarrier(answering("sendMessage", 202));
  const requests: [string, RequestInit][] = [];
  const flowroute = clientOf(carrier, {
    fetch: (url, init) => {
      requests.push([url, init]);
      return fetch(url, init);
    },
  });
  await flowroute.messages.send({ from: "2065550123", to: "2065550142", body: "Hello" });
  expect(requests).toMatchObject([
    [
      `${carrier.url}/v2.1/messages`,
      { method: "POST", redirect: "manual", body: carrier.arrived[0]?.body, signal: expect.any(AbortSignal) },
    ],
  ]);
});
