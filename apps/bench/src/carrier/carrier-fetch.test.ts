import { createFlowroute, createRateLimiter } from "flowroute-client";
import { beforeAll, describe, expect, it } from "vitest";
import { carrierFetch } from "./carrier-fetch.ts";
import { recordCarrier } from "./record-carrier.ts";

let fetch: typeof globalThis.fetch;
let routeId = "";
beforeAll(async () => {
  const recorded = await recordCarrier();
  routeId = recorded.routeId;
  fetch = carrierFetch(recorded);
});

const client = () =>
  createFlowroute({
    accessKey: "a",
    secretKey: "b",
    baseUrl: "http://127.0.0.1:9",
    fetch,
    rateLimiter: createRateLimiter({ sms: 1e9 }),
  });

describe("carrierFetch", () => {
  it("is about the number that is asked for", async () => {
    const { numbers } = client();
    const asked = "12125550107";
    const [found] = (await numbers.searchAvailable({ starts_with: asked, limit: 1 })).items;
    expect(found?.value).toBe(asked);
    expect(await numbers.purchase(asked)).toMatchObject({ id: asked });
    expect((await numbers.get(asked)).primary_route?.id).not.toBe(routeId);
    await numbers.updatePrimaryRoute(asked, routeId);
  });

  it("gives each message an id of its own", async () => {
    const { messages } = client();
    const message = { from: "12125550107", to: "12065550142", body: "Your table is ready." };
    const ids = [(await messages.send(message)).id, (await messages.send(message)).id];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^mdr2-[0-9a-f]{32}$/);
  });

  it("lists numbers, routes and two pages of messages", async () => {
    const { messages, numbers, routes } = client();
    const said = async (offset: number) =>
      (await messages.list({ start_date: "2026-11-01", offset })).items.map(({ body }) => body);
    expect(await said(0)).toHaveLength(50);
    expect(await said(0)).not.toContain("STOP");
    expect(await said(50)).toContain("STOP");
    expect((await numbers.list()).items).toHaveLength(50);
    expect((await routes.list()).items.map(({ id }) => id)).toContain(routeId);
  });

  it("refuses what was not recorded", async () => {
    await expect(fetch("http://127.0.0.1:9/v2/anything")).rejects.toThrow("GET /v2/anything");
  });
});
