import {
  brokenHandshakeLine,
  type Fault,
  type Line,
  openLine,
  refusedLine,
  untrustedLine,
} from "./faulty-line.ts";

const JSON_API = { "content-type": "application/vnd.api+json" };

/** An answer of the line itself: the carrier never hears of the request. */
const answered =
  (status: number, body: string, headers: () => Record<string, string> = () => ({})): Fault =>
  ({ response }) => {
    response.writeHead(status, { ...JSON_API, ...headers() }).end(body);
  };

const errors = (status: number) =>
  JSON.stringify({ errors: [{ id: "7fc8c70a", status, detail: "From the test." }] });

const html = (status: number) => answered(status, "<h1>Proxy</h1>", () => ({ "content-type": "text/html" }));

/** Each failure by its name in the client's README. */
export const FAULTS: Record<string, (carrier: string) => Promise<Line>> = {
  "connection refused": refusedLine,
  "certificate not trusted": untrustedLine,
  "TLS cut in the handshake": brokenHandshakeLine,
  "cut before the carrier got it": (carrier) => openLine(carrier, ({ cut }) => cut()),
  "cut after the carrier acted": (carrier) =>
    openLine(carrier, async ({ cut, askCarrier }) => {
      await askCarrier();
      cut();
    }),
  "cut in the midst of the answer": (carrier) =>
    openLine(carrier, async ({ response, cut, askCarrier }) => {
      const { status } = await askCarrier();
      response.writeHead(status === 204 ? 200 : status, { ...JSON_API, "content-length": "1000" });
      response.write('{"data":', cut);
    }),
  "truncated JSON": (carrier) =>
    openLine(carrier, async ({ response, askCarrier }) => {
      const { status, body } = await askCarrier();
      response.writeHead(status === 204 ? 200 : status, JSON_API).end(body.slice(0, -2) || "{");
    }),
  "HTML with 200": (carrier) => openLine(carrier, html(200)),
  "HTML with 502": (carrier) => openLine(carrier, html(502)),
  "500 with an empty body": (carrier) => openLine(carrier, answered(500, "")),
  "503 with the carrier's error": (carrier) => openLine(carrier, answered(503, errors(503))),
  "408": (carrier) => openLine(carrier, answered(408, errors(408))),
  "no answer in time": (carrier) => openLine(carrier, () => {}),
  "a body that does not end in time": (carrier) =>
    openLine(carrier, async ({ response, askCarrier }) => {
      const { status, body } = await askCarrier();
      response.writeHead(status === 204 ? 200 : status, JSON_API).write(body.slice(0, 10) || "{");
    }),
  "429 with Retry-After in seconds": (carrier) =>
    openLine(
      carrier,
      answered(429, errors(429), () => ({ "retry-after": "1" })),
    ),
  "429 with Retry-After as a date": (carrier) =>
    openLine(
      carrier,
      answered(429, errors(429), () => ({ "retry-after": new Date(Date.now() + 1000).toUTCString() })),
    ),
  "429 without Retry-After": (carrier) => openLine(carrier, answered(429, errors(429))),
  "429 with Retry-After beyond timeoutMs": (carrier) =>
    openLine(
      carrier,
      answered(429, errors(429), () => ({ "retry-after": "3600" })),
    ),
  "401": (carrier) => openLine(carrier, answered(401, errors(401))),
  "422": (carrier) => openLine(carrier, answered(422, errors(422))),
};

/** Failures that are nothing but waiting: those calls are given little time. */
export const SILENT = new Set(["no answer in time", "a body that does not end in time"]);
