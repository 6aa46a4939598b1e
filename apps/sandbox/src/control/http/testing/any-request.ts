import fc from "fast-check";
import { everyOperation } from "../operations.ts";
import type { Asked } from "./ask.ts";

export type AnyRequest = { method: string; path: string; asked: Asked };

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
    "\u0000",
  ),
);

const NUMBERS = ["12065550100", "12065550101", "12065550142", "12065550190", "442079460123"];

const plausible = fc.oneof(
  fc.constantFrom(...NUMBERS, "1", "2", "before", "a.b", "WA", "seattle", "sendMessage", "*", "mdr2-1-1"),
  fc.constantFrom(
    "picture.png",
    "large.png",
    "host",
    "inbound",
    "2026-11-02T16:44:35Z",
    "sip.example.com",
    "pbx",
  ),
  fc.integer({ min: -2, max: 12 }).map(String),
);

const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: plausible },
  junk,
  fc.constantFrom(true, false, null, 0, 1, 0.5, 86_400_000, 1e300),
  fc.jsonValue({ maxDepth: 2 }),
);

const NAMES = [
  ...["seed", "inventory", "frozen", "advance_ms", "operation", "times", "probability", "delay_ms", "effect"],
  ...[
    "access_key",
    "secret_key",
    "balance_usd",
    "from",
    "to",
    "body",
    "media",
    "routes",
    "numbers",
    "messages",
  ],
  ...[
    "limit",
    "offset",
    "before",
    "starts_with",
    "contains",
    "ends_with",
    "state",
    "rate_center",
    "__proto__",
  ],
];

const number = fc.constantFrom(...NUMBERS);
const optional = { requiredKeys: [] };

const effect = fc.oneof(
  fc.record({
    kind: fc.constant("answer"),
    status: fc.integer({ min: 190, max: 610 }),
    body: value,
    headers: fc.dictionary(fc.constantFrom("retry-after", "x-a", "content-type", "a b"), junk, {
      maxKeys: 2,
    }),
  }),
  fc.record({ kind: fc.constantFrom("cut_before", "cut_after", "truncate", "html", "rate_limit", "fire") }),
);

const media = fc.oneof(
  fc.record({ sample: fc.constantFrom("picture.png", "hello.txt", "none.png") }),
  fc.record({
    file_name: fc.oneof(fc.constant("a.png"), junk),
    mime_type: fc.constantFrom("image/png", "text/html", "image"),
    content_base64: fc.constantFrom("", "AAAA", "AAA", "?"),
  }),
);

const json: fc.Arbitrary<unknown> = fc.oneof(
  fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 4 }),
  fc.record({
    from: number,
    to: number,
    body: fc.oneof(plausible, junk),
    media: fc.array(media, { maxLength: 2 }),
  }),
  fc.record(
    { operation: fc.constantFrom("sendMessage", "*", "none"), times: fc.integer({ min: 0, max: 3 }), effect },
    optional,
  ),
  fc.record({ frozen: fc.boolean(), advance_ms: fc.integer({ min: -1, max: 10_000 }) }, optional),
  fc.record(
    { balance_usd: fc.oneof(fc.double(), fc.integer({ min: -10, max: 100 })), access_key: plausible },
    optional,
  ),
  fc.record(
    {
      routes: fc.array(
        fc.record({
          route_type: fc.constantFrom("host", "uri", "number"),
          value: plausible,
          alias: plausible,
        }),
        { maxLength: 2 },
      ),
      numbers: fc.array(
        fc.record(
          { number, messaging_enabled: fc.boolean(), primary_route: plausible },
          { requiredKeys: ["number"] },
        ),
        { maxLength: 2 },
      ),
      messages: fc.array(
        fc.record({
          direction: fc.constantFrom("inbound", "outbound"),
          from: number,
          to: number,
          body: junk,
          at: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        }),
        { maxLength: 2 },
      ),
    },
    optional,
  ),
  fc.constant({}),
  fc.jsonValue({ maxDepth: 3 }),
);

const contentType = fc.constantFrom("application/json", "application/json; charset=utf-8", "text/plain", "");

const body: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 6, arbitrary: json.map((given) => ({ json: given })) },
  fc.tuple(junk, contentType).map(([raw, type]) => ({ raw, headers: { "content-type": type } })),
  { weight: 2, arbitrary: fc.constant({}) },
);

const headers = fc.constantFrom<Record<string, string>[]>(
  ...Array.from({ length: 20 }, () => ({})),
  { host: "example.com" },
  { origin: "https://example.com" },
  { "sec-fetch-site": "cross-site" },
  { "accept-encoding": "gzip", "if-none-match": "*" },
);

const query = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.oneof({ weight: 3, arbitrary: plausible }, junk)), {
    maxLength: 2,
  })
  .map((pairs) => (pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`));

const OTHERS = [
  { method: "GET", path: "/_sandbox" },
  { method: "GET", path: "/_sandbox/console" },
  { method: "GET", path: "/_sandbox/console/{id}" },
  { method: "GET", path: "/_sandbox/{id}" },
];

// A stream does not end.
const ASKED = [...everyOperation, ...OTHERS].filter(({ path }) => !path.endsWith("/events"));

/** Any of the paths, mostly with a method that it has, and with anything in it. */
export const anyRequest: fc.Arbitrary<AnyRequest> = fc
  .record({
    operation: fc.constantFrom(...ASKED),
    method: fc.constantFrom(
      "PUT",
      "DELETE",
      "POST",
      "HEAD",
      "OPTIONS",
      ...Array.from({ length: 30 }, () => undefined),
    ),
    id: fc.oneof({ weight: 4, arbitrary: plausible }, junk),
    query: fc.oneof({ weight: 3, arbitrary: fc.constant("") }, query),
    asked: body,
    headers,
  })
  .map(({ operation, method = operation.method, id, query: parameters, asked, headers: more }) => ({
    method,
    path: `${operation.path.replace(/\{\w+\}/, encodeURIComponent(id))}${parameters}`,
    asked: {
      ...(method === "GET" || method === "HEAD" ? {} : asked),
      headers: { ...asked.headers, ...more },
    },
  }));
