import fc from "fast-check";
import openapi from "flowroute-openapi" with { type: "json" };
import { expect, test } from "vitest";
import { contractOperations } from "../contract/operations.ts";
import type { Request } from "../testing/exchange.ts";
import { startSandbox } from "../testing/start.ts";
import { temporaryDatabase, watchContents } from "../testing/temporary.ts";

const wrappedRoute = (route_type: string, value: string, alias: string) => ({
  data: { type: "route", attributes: { route_type, value, alias } },
});
const sms = (from: string) => ({ to: "12065550101", from, body: "Your table is ready." });

/** A picture of the sandbox's own, whose port is not known yet. */
const SAMPLE = "http://sandbox/_sandbox/samples/picture.png";

type AnyRequest = { method: string; path: string; request: Request };

const NUMBERS = ["12065550100", "12065550101", "12065550142", "12065550143", "12065550190", "18885550199"];

const junk = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "",
    "0",
    "-1",
    "1e9",
    "null",
    "__proto__",
    "constructor",
    "%",
    "..",
    "' OR 1=1 --",
    "*",
    "\u0000",
  ),
);

const plausible = fc.oneof(
  fc.constantFrom(...NUMBERS),
  fc.constantFrom(
    "WA",
    "seattle",
    "206",
    "+1206",
    "longcode",
    "toll-free",
    "US",
    "Standard",
    "Starter",
    "host",
  ),
  fc.constantFrom(
    "monthly_cost,desc",
    "value",
    "2026-11-01",
    "2026-11-01T00:00:00Z",
    "1.5",
    "200",
    "1000000",
  ),
  fc.integer({ min: -2, max: 12 }).map(String),
);

const queryNames = [
  "limit",
  "offset",
  ...new Set(
    JSON.stringify(openapi)
      .match(/"name":"\w+","in":"query"/g)
      ?.map((text) => text.split('"')[3] ?? ""),
  ),
];

const query = fc
  .array(
    fc.tuple(fc.constantFrom(...queryNames, "page"), fc.oneof({ weight: 3, arbitrary: plausible }, junk)),
    {
      maxLength: 4,
    },
  )
  .map((pairs) => new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])));

const value = fc.oneof(
  plausible,
  junk,
  fc.constantFrom(
    "sip.example.com",
    "https://example.com/a.png",
    "sip:desk@example.com",
    true,
    false,
    null,
    0,
  ),
  fc.constant([SAMPLE]),
  fc.jsonValue({ maxDepth: 2 }),
);

const attributeNames = [
  "to",
  "from",
  "body",
  "media_urls",
  "is_mms",
  "dlr_callback",
  "route_type",
  "value",
  "alias",
];
const optionNames = [
  "messaging_enabled",
  "cnam_lookups_enabled",
  "messaging_email",
  "id",
  "type",
  "edge_strategy_id",
];

const attributes = fc.dictionary(fc.constantFrom(...attributeNames, ...optionNames, "__proto__"), value, {
  maxKeys: 5,
});
const message = fc.record({
  to: fc.constantFrom(...NUMBERS),
  from: fc.constantFrom(...NUMBERS),
  body: fc.oneof(plausible, fc.string({ unit: "binary", minLength: 1 })),
});
const route = fc.record({
  route_type: fc.constantFrom("host", "uri", "number"),
  value: fc.constantFrom("sip.example.com", "12065550150", "sip:desk@example.com"),
  alias: fc.string({ unit: "binary", minLength: 1, maxLength: 3 }),
});
const routeId = fc.record({ type: fc.constant("route"), id: fc.constantFrom("0", "1", "2", "99") });

const wrapped = (type: string, inner: fc.Arbitrary<unknown>) =>
  inner.map((given) => ({ data: { type, attributes: given } }));

const json = fc.oneof(
  message,
  wrapped("message", message),
  wrapped("route", route),
  routeId,
  routeId.map((data) => ({ data })),
  attributes,
  wrapped("message", attributes),
  wrapped("route", attributes),
  fc.jsonValue({ maxDepth: 3 }),
);

const contentType = fc.constantFrom(
  "application/json",
  "application/vnd.api+json",
  "application/vnd.api+json; charset=utf-8",
  "text/plain",
);

const withBody: fc.Arbitrary<Request> = fc.oneof(
  { weight: 6, arbitrary: json.map((given) => ({ json: given })) },
  {
    weight: 1,
    arbitrary: fc.tuple(junk, contentType).map(([raw, type]) => ({ raw, headers: { "content-type": type } })),
  },
  { weight: 1, arbitrary: fc.constant({}) },
);

const anyRequest: fc.Arbitrary<AnyRequest> = fc
  .record({
    operation: fc.constantFrom(...contractOperations),
    method: fc.constantFrom(
      "PUT",
      "DELETE",
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ),
    id: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...NUMBERS) }, junk),
    query,
    body: withBody,
    authorization: fc.constantFrom(null, "Basic x", ...Array.from({ length: 20 }, () => undefined)),
  })
  .map(({ operation, method = operation.method, id, query: parameters, body, authorization }) => ({
    method,
    path: `${operation.path.replace(/\{\w+\}/, encodeURIComponent(id))}?${parameters}`,
    request: {
      ...(method === "GET" ? {} : body),
      ...(authorization === undefined ? {} : { authorization }),
    },
  }));

/** With the sandbox's own URL for the sample's. */
function withSample(request: Request, url: string): Request {
  if (request.json === undefined) return request;
  return {
    ...request,
    json: JSON.parse(JSON.stringify(request.json).replaceAll("http://sandbox/", `${url}/`)),
  };
}

/** Tried first, so that what follows meets a state that is not empty. */
const certain: AnyRequest[] = [
  { method: "POST", path: "/v2/routes", request: { json: wrappedRoute("host", "sip.example.com", "pbx") } },
  { method: "POST", path: "/v2/numbers/12065550142", request: {} },
  {
    method: "PATCH",
    path: "/v2/numbers/12065550142/relationships/primary_route",
    request: { json: { id: "1" } },
  },
  { method: "POST", path: "/v2.1/messages", request: { json: sms("12065550100") } },
  { method: "POST", path: "/v2.1/messages", request: { json: sms("12065550190") } },
  { method: "POST", path: "/v2.1/messages", request: { raw: "{" } },
  { method: "GET", path: "/v2/numbers", request: { authorization: null } },
];

const RUNS = 10_000;

test("no request gets a 500 or an answer that breaks the contract, and none that is refused changes anything", async () => {
  const db = temporaryDatabase();
  let now = Date.UTC(2026, 10, 2);
  // A second for each request, so that the limit for messages does not hide what comes after it.
  const clock = () => {
    now += 1000;
    return now;
  };
  const sandbox = await startSandbox({ db, inventory: 100, balance: 8, clock });
  const statuses = new Map<number, number>();
  // Webhooks go their own way, whatever is requested.
  const contents = watchContents(db, ["webhooks", "webhook_attempts"]);
  let before = contents();
  await fc.assert(
    fc.asyncProperty(anyRequest, async ({ method, path, request }) => {
      const { status } = await sandbox.request(method, path, withSample(request, sandbox.url));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status).toBeLessThan(500);
      const after = contents();
      if (method === "GET" || status >= 400) expect(after).toBe(before);
      before = after;
    }),
    { numRuns: RUNS, examples: certain.map((one) => [one]) },
  );
  expect(sandbox.logged).toEqual([]);
  // What was tried is worth something only if it got that far.
  for (const status of [200, 201, 202, 204, 400, 401, 403, 404, 405, 422])
    expect(statuses.has(status)).toBe(true);
}, 120_000);
