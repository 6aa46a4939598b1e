import { expect, test } from "vitest";
import { clientOf, sendJson, startCarrier } from "../testing/carrier.ts";
import { pageOf } from "./page.ts";

const TWO = [{ id: "a" }, { id: "b" }];

interface Asked {
  starts_with?: string;
  limit?: number;
  offset?: number;
}

function nextOf(next: unknown, asked: Asked, data: unknown[] = TWO): Asked | null {
  const links = typeof next === "string" ? { next } : {};
  return pageOf({ data, links }, (item) => item, asked).next;
}

test("the next page is what was asked, at the link's position", () => {
  expect(
    nextOf("https://api.flowroute.com/v2/numbers?starts_with=1206&limit=2&offset=2", { starts_with: "206" }),
  ).toEqual({
    starts_with: "206",
    limit: 2,
    offset: 2,
  });
});

test("without a link there is no next page", () => {
  expect(nextOf(undefined, { limit: 2 })).toBeNull();
  expect(pageOf({ data: TWO }, (item) => item, {}).next).toBeNull();
});

test("nothing but the position is taken from the link", () => {
  expect(
    nextOf("https://elsewhere.example/v9/steal?alias=x&limit=2&offset=4", { limit: 2, offset: 2 }),
  ).toEqual({
    limit: 2,
    offset: 4,
  });
});

test.each([
  ["no query", "https://api.flowroute.com/v2/numbers"],
  ["another way of paging", "?cursor=abc"],
  ["an offset that is no number", "?limit=2&offset=-4"],
  ["an offset that stands still", "?limit=2&offset=10"],
  ["an offset that goes back", "?limit=2&offset=0"],
])("a link with %s is replaced by counting", (_, link) => {
  expect(nextOf(link, { limit: 2, offset: 10 })).toEqual({ limit: 2, offset: 12 });
});

test("a page without items whose link does not go forward is the last one", () => {
  expect(nextOf("?offset=10", { offset: 10 }, [])).toBeNull();
});

test("following next gives every item once", async () => {
  const routes = Array.from({ length: 7 }, (_, index) => ({
    type: "route",
    id: String(index),
    attributes: {},
  }));
  const carrier = await startCarrier((response, request) => {
    const [limit, offset] = [Number(request.query["limit"] ?? 3), Number(request.query["offset"] ?? 0)];
    const more = offset + limit < routes.length;
    const next = `https://api.flowroute.com/v2/routes?limit=${limit}&offset=${offset + limit}`;
    const body = {
      data: routes.slice(offset, offset + limit),
      links: { self: "…", ...(more ? { next } : {}) },
    };
    sendJson(200, body)(response, request);
  });
  const flowroute = clientOf(carrier);
  const seen: string[] = [];
  for (
    let page = await flowroute.routes.list({ route_type: "host" });
    ;
    page = await flowroute.routes.list(page.next)
  ) {
    seen.push(...page.items.map(({ id }) => id));
    if (page.next === null) break;
  }
  expect(seen).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
  expect(carrier.arrived.map(({ query }) => query["offset"])).toEqual([undefined, "3", "6"]);
  expect(carrier.arrived.every(({ query }) => query["route_type"] === "host")).toBe(true);
});
