import { createFlowroute, FlowrouteNotFoundError, FlowroutePermissionError } from "flowroute-client";
import { expect, test } from "vitest";
import { contractViolation } from "../testing/contract-violation.ts";
import { startSandbox } from "../testing/start.ts";
import { contractOperations } from "./operations.ts";

/** The client on a sandbox; every answer that reaches it is checked against the contract. */
async function start() {
  const performed: (string | undefined)[] = [];
  const sandbox = await startSandbox({
    inventory: 3000,
    onRequest: ({ operationId }) => void performed.push(operationId),
  });
  const violations: string[] = [];
  const checkedFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await fetch(request);
    const text = await response.clone().text();
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    const { pathname } = new URL(request.url);
    const violation = contractViolation(request.method, pathname, response, body);
    if (violation !== undefined) violations.push(`${request.method} ${pathname}: ${violation}`);
    return response;
  };
  const { url: baseUrl, accessKey, secretKey } = sandbox;
  const flowroute = createFlowroute({ baseUrl, accessKey, secretKey, fetch: checkedFetch });
  return { flowroute, baseUrl, performed, violations };
}

test("every operation works from the client to the sandbox, and every answer is the contract's", async () => {
  const { flowroute, baseUrl, performed, violations } = await start();
  const { numbers, messages, routes } = flowroute;

  const areaCodes = await numbers.listAvailableAreaCodes({ limit: 400 });
  expect(areaCodes.items).toContainEqual(expect.objectContaining({ id: "206" }));
  const exchanges = await numbers.listAvailableExchanges({ areacode: "206", limit: 200 });
  expect(exchanges.items).toContainEqual(expect.objectContaining({ id: "206555" }));
  const found = await numbers.searchAvailable({ starts_with: "120655501", limit: 2 });
  expect(found.items).toHaveLength(2);
  if (found.next === null) throw new Error("There is a next page.");
  const more = await numbers.searchAvailable(found.next);
  expect(more.items[0]?.value).not.toBe(found.items[0]?.value);

  const number = found.items[0]?.value ?? "";
  const bought = await numbers.purchase(number, { messaging_enabled: true });
  expect(bought).toMatchObject({ value: number, messaging_enabled: true, primary_route: { id: "0" } });
  expect((await numbers.list({ starts_with: number })).items).toMatchObject([{ value: number }]);

  const route = await routes.create({ route_type: "host", value: "sip.example.com", alias: "pbx" });
  expect((await routes.list()).items).toContainEqual(expect.objectContaining({ id: route.id, alias: "pbx" }));
  await numbers.updatePrimaryRoute(number, route.id);
  await numbers.updateFailoverRoute(number, "0");
  expect(await numbers.get(number)).toMatchObject({
    primary_route: { id: route.id, value: "sip.example.com" },
    failover_route: { id: "0", route_type: "sip-reg" },
  });

  const { id } = await messages.send({ to: "+1 (206) 555-0100", from: number, body: "Your table is ready." });
  expect(await messages.get(id)).toMatchObject({ status: "delivered", to: "12065550100", from: number });
  const listed = await messages.list({ start_date: "2026-01-01", limit: 1 });
  expect(listed.items).toMatchObject([{ direction: "inbound", to: "12065550100" }]);
  if (listed.next === null) throw new Error("There is a next page.");
  expect((await messages.list(listed.next)).items).toMatchObject([{ direction: "outbound" }]);
  const { id: picture } = await messages.send({
    to: "12065550100",
    from: number,
    media_urls: [`${baseUrl}/_sandbox/samples/picture.png`],
  });
  expect((await messages.get(picture)).media).toMatchObject([
    { file_name: "picture.png", mime_type: "image/png" },
  ]);

  expect(violations).toEqual([]);
  expect([...new Set(performed)].toSorted()).toEqual(
    contractOperations
      .filter(({ isSandboxOnly }) => !isSandboxOnly)
      .map(({ operationId }) => operationId)
      .toSorted(),
  );
});

test("refusals reach the client as its own errors, and are the contract's too", async () => {
  const { flowroute, violations } = await start();
  await expect(flowroute.numbers.get("12065550142")).rejects.toThrow(FlowrouteNotFoundError);
  await expect(flowroute.numbers.purchase("12065550100")).rejects.toThrow(FlowrouteNotFoundError);
  const theirs = { to: "12065550100", from: "12065550142", body: "Your table is ready." };
  await expect(flowroute.messages.send(theirs)).rejects.toThrow(FlowroutePermissionError);
  const refused = flowroute.routes.create({ route_type: "number", value: "nobody" });
  await expect(refused).rejects.toMatchObject({ status: 422, fields: { value: [expect.any(String)] } });
  expect(violations).toEqual([]);
});
