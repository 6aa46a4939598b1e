import { describe, expect, it } from "vitest";
import { metaTools } from "./meta-tools.ts";
import { OPENAPI_MCP_GENERATOR, OPENAPI_MCP_SERVER } from "./one-tool-each.ts";
import { type ReadText, summaryOf } from "./summary-of.ts";

const body = { id: "1" };
const parameters = { number_id: "12065550140" };

describe("how generated servers are spoken to", () => {
  it("is with a body's members beside the parameters, or with the body as one argument", () => {
    expect(OPENAPI_MCP_SERVER.withBody(parameters, body)).toEqual({ ...parameters, ...body });
    expect(OPENAPI_MCP_GENERATOR.withBody(parameters, body)).toEqual({ ...parameters, requestBody: body });
  });

  it("finds the carrier's answer in theirs", () => {
    expect(OPENAPI_MCP_SERVER.read('{"data":[]}')).toEqual({ data: [] });
    expect(OPENAPI_MCP_SERVER.read('""')).toBe("");
    expect(OPENAPI_MCP_GENERATOR.read('API Response (Status: 200):\n{\n  "data": []\n}')).toEqual({
      data: [],
    });
    expect(OPENAPI_MCP_GENERATOR.read("API Response (Status: 204):\n")).toBeUndefined();
  });

  it("takes no error for an answer", () => {
    const error = 'API Error: Status 404 (Not Found). Response: {"errors":[]}';
    expect(() => OPENAPI_MCP_GENERATOR.read(error)).toThrow("404");
    expect(() => OPENAPI_MCP_GENERATOR.read("API Response (Status: 200):\n[object Object]")).toThrow();
  });
});

it("meta tools are asked for the list once, and about an endpoint before its first use", async () => {
  const endpoints = [
    { operationId: "getNumber", method: "GET", path: "/v2/numbers/{id}" },
    { operationId: "purchaseNumber", method: "POST", path: "/v2/numbers/{id}" },
    { operationId: "listNumbers", method: "GET", path: "/v2/numbers" },
  ];
  const calls: unknown[] = [];
  const operate = metaTools({
    call: async (tool, input) => {
      calls.push([tool, input]);
      return JSON.stringify({ endpoints });
    },
  });
  const id = "12065550140";
  await operate("purchaseNumber", { id }, { messaging_enabled: true });
  await operate("getNumber", { id });
  await operate("listNumbers", {});
  const endpoint = "/v2/numbers/{id}";
  expect(calls).toEqual([
    ["list-api-endpoints", {}],
    ["get-api-endpoint-schema", { endpoint }],
    ["invoke-api-endpoint", { endpoint, method: "POST", params: { id, messaging_enabled: true } }],
    ["invoke-api-endpoint", { endpoint, method: "GET", params: { id } }],
    ["get-api-endpoint-schema", { endpoint: "/v2/numbers" }],
    ["invoke-api-endpoint", { endpoint: "/v2/numbers", method: "GET", params: {} }],
  ]);
  await expect(operate("createRoute", {}, {})).rejects.toThrow("createRoute");
});

it("sums texts up by way, outcome and conversation", () => {
  const [own, one, other] = ["12065550100", "12065550187", "12065550191"];
  const text = (direction: ReadText["direction"], from: string, to: string, status: string): ReadText => ({
    direction,
    from,
    to,
    status,
    costUsd: 0.004,
  });
  const texts = [
    text("inbound", one, own, "delivered"),
    text("outbound", own, one, "delivered"),
    text("outbound", own, other, "failed"),
    text("outbound", own, other, "message buffered"),
  ];
  expect(summaryOf(texts)).toEqual({
    received: 1,
    sent: 3,
    delivered: 1,
    failed: 1,
    conversations: 2,
    costUsd: 0.016,
  });
});
