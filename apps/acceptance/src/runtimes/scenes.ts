import type { ServerResponse } from "node:http";
import type { Arrived } from "./carrier.ts";

/** How one request is answered. `before` is how many came to the same scene earlier. */
type Scene = (response: ServerResponse, arrived: Arrived, before: number) => void;

const JSON_API = { "content-type": "application/vnd.api+json" };

function numberOf(id: string) {
  return { type: "number", id, attributes: { value: id, rate_center: "SEATTLE", state: "WA" }, links: {} };
}

const json =
  (status: number, document: object): Scene =>
  (response) =>
    void response
      .writeHead(status, { ...JSON_API, "x-request-id": "of-the-test" })
      .end(JSON.stringify(document));

const found = json(200, { data: numberOf("12065550123"), included: [] });
const accepted = json(202, { data: { type: "message", id: "mdr2-0123456789abcdef" } });
const silence: Scene = () => {};
const cut: Scene = (response) => void response.socket?.destroy();

/** Five numbers, two on a page. */
const listed: Scene = (response, arrived, before) => {
  const offset = Number(new URLSearchParams(arrived.query).get("offset") ?? 0);
  const ids = ["12065550100", "12065550101", "12065550102", "12065550103", "12065550104"];
  const next =
    offset + 2 < ids.length ? { next: `https://carrier/v2/numbers?limit=2&offset=${offset + 2}` } : {};
  json(200, { data: ids.slice(offset, offset + 2).map(numberOf), links: next })(response, arrived, before);
};

/** A connection that served before is cut at the next request that acts. */
const kept: Scene = (response, arrived, before) => {
  if (arrived.method === "GET") return found(response, arrived, before);
  if (arrived.onKeptConnection) return cut(response, arrived, before);
  const isMessage = arrived.path.endsWith("/messages");
  return isMessage ? accepted(response, arrived, before) : found(response, arrived, before);
};

export const SCENES: Readonly<Record<string, Scene>> = {
  found,
  listed,
  accepted,
  missing: json(404, { errors: [{ id: "of-the-test", status: 404 }] }),
  "failing-once": (...met) => (met[2] === 0 ? json(503, {})(...met) : found(...met)),
  html: (response) => void response.writeHead(200, { "content-type": "text/html" }).end("<h1>Log in</h1>"),
  moved: (response) => void response.writeHead(307, { location: "/found/v2/numbers/12065550199" }).end(),
  cut,
  "cut-in-body": (response) => {
    response.writeHead(202, { ...JSON_API, "content-length": "1000" });
    response.write('{"data":', () => response.socket?.destroy());
  },
  late: silence,
  kept,
};
