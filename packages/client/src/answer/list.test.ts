import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { FlowrouteAbortedError, FlowrouteServerError, type List } from "../index.ts";
import { type Carrier, clientOf, sendJson, startCarrier } from "../testing/carrier.ts";
import { OPERATIONS } from "../testing/contract.ts";

const numberOf = (index: number) => String(12_065_000_000 + index);

/** A carrier whose account has the numbers that `numbers` gives at each request; pages as the carrier's are. */
function startPages(numbers: (request: number) => string[], longest = 200): Promise<Carrier> {
  let requests = 0;
  return startCarrier((response, request) => {
    const limit = Math.min(Number(request.query["limit"] ?? 10), longest);
    const offset = Number(request.query["offset"] ?? 0);
    const all = numbers(requests++);
    const data = all
      .slice(offset, offset + limit)
      .map((id) => ({ type: "number", id, attributes: { value: id, alias: null } }));
    const next = `https://api.flowroute.com/v2/numbers?limit=${limit}&offset=${offset + limit}`;
    sendJson(200, { data, links: offset + limit < all.length ? { next } : {} })(response, request);
  });
}

const count = (length: number) => Array.from({ length }, (_, index) => numberOf(index));
const offsets = ({ arrived }: Carrier) => arrived.map(({ query }) => Number(query["offset"] ?? 0));

async function idsOf(list: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

describe("a list that is awaited", () => {
  test("is its first page, as it was asked for", async () => {
    const carrier = await startPages(() => count(25));
    const page = await clientOf(carrier).numbers.list();
    expect(page.items).toHaveLength(10);
    expect(page.next).toEqual({ limit: 10, offset: 10 });
    expect(carrier.arrived.map(({ query }) => query)).toEqual([{}]);
  });

  test("is asked for once, however often it is awaited", async () => {
    const carrier = await startPages(() => count(5));
    const list = clientOf(carrier).numbers.list();
    const [first, second] = await Promise.all([list, list]);
    expect(await list).toBe(first);
    expect(second).toBe(first);
    expect(carrier.arrived).toHaveLength(1);
  });

  test("has then, catch, finally and withResponse of a promise", async () => {
    const carrier = await startCarrier(sendJson(404, {}, { "x-request-id": "r-1" }));
    const list = clientOf(carrier).numbers.list();
    let ended = false;
    await expect(
      list.finally(() => {
        ended = true;
      }),
    ).rejects.toMatchObject({ status: 404 });
    expect(ended).toBe(true);
    expect(await list.catch((error: unknown) => error)).toMatchObject({ requestId: "r-1" });
    await expect(list.withResponse()).rejects.toMatchObject({ status: 404 });
    expect(Object.prototype.toString.call(list)).toBe("[object List]");
    expect(carrier.arrived).toHaveLength(1);
  });
});

describe("a list that is iterated", () => {
  test("gives all items, in the longest pages that the carrier has", async () => {
    const carrier = await startPages(() => count(450));
    expect(await idsOf(clientOf(carrier).numbers.list({ starts_with: "1206" }))).toEqual(count(450));
    expect(carrier.arrived.map(({ query }) => query)).toEqual([
      { starts_with: "1206", limit: "200" },
      { starts_with: "1206", limit: "200", offset: "200" },
      { starts_with: "1206", limit: "200", offset: "400" },
    ]);
  });

  test("keeps to the limit and the offset that were asked for", async () => {
    const carrier = await startPages(() => count(10));
    const list = clientOf(carrier).numbers.list({ limit: 3, offset: 2 });
    expect(await idsOf(list)).toEqual(count(10).slice(2));
    expect(carrier.arrived.map(({ query }) => query["limit"])).toEqual(["3", "3", "3"]);
    expect(offsets(carrier)).toEqual([2, 5, 8]);
  });

  test("sends nothing before it is, and no request for items that nobody asked for", async () => {
    const carrier = await startPages(() => count(10));
    const list = clientOf(carrier).numbers.list({ limit: 2 });
    const iterator = list[Symbol.asyncIterator]();
    const pages = clientOf(carrier).numbers.list().pages();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(carrier.arrived).toHaveLength(0);
    for (const requests of [1, 1, 2, 2, 3]) {
      await iterator.next();
      expect(carrier.arrived).toHaveLength(requests);
    }
    await iterator.return();
    await pages.return();
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(carrier.arrived).toHaveLength(3);
  });

  test("ends at a break", async () => {
    const carrier = await startPages(() => count(10));
    for await (const { id } of clientOf(carrier).numbers.list({ limit: 2 })) if (id === numberOf(1)) break;
    expect(carrier.arrived).toHaveLength(1);
  });

  test("shares the first page with whoever awaits it", async () => {
    const carrier = await startPages(() => count(5));
    const list = clientOf(carrier).numbers.list({ limit: 3 });
    expect((await list).items).toHaveLength(3);
    expect(await idsOf(list)).toEqual(count(5));
    expect(offsets(carrier)).toEqual([0, 3]);
  });

  test("can be cancelled by its signal between pages and within one", async () => {
    const carrier = await startPages(() => count(10));
    const controller = new AbortController();
    const list = clientOf(carrier).numbers.list({ limit: 2 }, { signal: controller.signal });
    const seen: string[] = [];
    const iterating = async () => {
      for await (const { id } of list) if (seen.push(id) === 3) controller.abort();
    };
    await expect(iterating()).rejects.toThrow(FlowrouteAbortedError);
    // The fourth item was there already.
    expect(seen).toEqual(count(4));
    expect(carrier.arrived).toHaveLength(2);
  });

  test("passes a page's error on, after the items before it", async () => {
    const carrier = await startCarrier((response, request) =>
      request.query["offset"] === undefined
        ? sendJson(200, {
            data: [{ type: "number", id: numberOf(0), attributes: { value: numberOf(0) } }],
            links: { next: "https://api.flowroute.com/v2/numbers?limit=1&offset=1" },
          })(response, request)
        : sendJson(500, {})(response, request),
    );
    const seen: string[] = [];
    const iterating = async () => {
      for await (const { id } of clientOf(carrier, { maxRetries: 0 }).numbers.list({ limit: 1 }))
        seen.push(id);
    };
    await expect(iterating()).rejects.toThrow(FlowrouteServerError);
    expect(seen).toEqual([numberOf(0)]);
  });

  test("gives pages, too", async () => {
    const carrier = await startPages(() => count(5));
    const sizes: number[] = [];
    for await (const page of clientOf(carrier).numbers.list({ limit: 2 }).pages())
      sizes.push(page.items.length);
    expect(sizes).toEqual([2, 2, 1]);
  });
});

test("whatever is added and removed on the way, no item is given twice, and none that stayed is given after its end", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 12 }),
      // At each request: how many are added at the front, as new messages are, and how many are removed there.
      fc.array(fc.tuple(fc.nat(8), fc.nat(3)), { maxLength: 6 }),
      async (limit, length, changes) => {
        let numbers = count(length);
        let added = length;
        const carrier = await startPages((request) => {
          const [more, fewer] = changes[request] ?? [0, 0];
          numbers = numbers.slice(fewer);
          for (let each = 0; each < more; each++) numbers = [numberOf(added++), ...numbers];
          return numbers;
        });
        const ids = await idsOf(clientOf(carrier).numbers.list({ limit }));
        expect(new Set(ids).size).toBe(ids.length);
      },
    ),
    { numRuns: 60 },
  );
});

test("items that were pushed onto later pages are left out there, also far from where they were", async () => {
  // Thirty new ones come between the first page and the second: the first page's items are on the fourth then.
  const before = count(20);
  const fresh = count(50).slice(20);
  const carrier = await startPages((request) => (request === 0 ? before : [...fresh, ...before]));
  const ids = await idsOf(clientOf(carrier).numbers.list({ limit: 10 }));
  expect(ids).toEqual([...before.slice(0, 10), ...fresh.slice(10), ...before.slice(10)]);
});

test.each([
  ["the same page for ever", [{ type: "number", id: numberOf(1), attributes: { value: numberOf(1) } }], 3],
  ["empty pages for ever", [], 1],
])("a carrier that gives %s is left", async (_, data, most) => {
  let requests = 0;
  const carrier = await startCarrier((response, request) => {
    const next = `https://api.flowroute.com/v2/numbers?limit=1&offset=${++requests}`;
    sendJson(200, { data, links: { next } })(response, request);
  });
  expect(await idsOf(clientOf(carrier).numbers.list())).toHaveLength(data.length);
  expect(carrier.arrived.length).toBeLessThanOrEqual(most);
});

test("every list of the contract can be awaited and iterated, with the longest page that the contract allows", async () => {
  const carrier = await startCarrier(sendJson(200, { data: [], links: {} }));
  const { numbers, messages, routes } = clientOf(carrier);
  const lists: [string, List<{ id: string }, object>][] = [
    ["searchAvailableNumbers", numbers.searchAvailable()],
    ["listAvailableAreaCodes", numbers.listAvailableAreaCodes()],
    ["listAvailableExchanges", numbers.listAvailableExchanges()],
    ["listNumbers", numbers.list()],
    ["listMessages", messages.list({ start_date: "2026-11-01" })],
    ["listRoutes", routes.list()],
  ];
  const paged = OPERATIONS.filter(({ longestPage }) => longestPage !== null);
  expect(lists.map(([operationId]) => operationId).sort()).toEqual(
    paged.map(({ operationId }) => operationId).sort(),
  );
  for (const [operationId, list] of lists) {
    expect(await idsOf(list)).toEqual([]);
    const { longestPage } = paged.find((each) => each.operationId === operationId) ?? {};
    expect(carrier.arrived.at(-1)?.query["limit"]).toBe(longestPage?.toString());
  }
});

test("an item of a list has the type of the list's items", () => {
  const { numbers } = clientOf({ url: "http://127.0.0.1:9" });
  expectTypeOf(numbers.list()).toExtend<AsyncIterable<{ id: string; alias: string | null }>>();
});
