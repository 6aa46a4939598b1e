import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { basicAuthorization } from "../../../servers/basic-authorization.ts";
import { answeredId } from "../answered-id.ts";
import { inProcessFetch } from "../in-process-fetch.ts";
import { loadCaller, type Operation, peersOf, wayNames } from "./by-name.ts";
import { messageDocument } from "./caller.ts";
import { peerEntries } from "./peer-entries.ts";

const PEERS = join(import.meta.dirname, "../../../../peers");

const number = "12065550123";
const url = "http://127.0.0.1:9";

// They are not installed with the repository: where they are not, the run itself is their test.
const arePeersThere = existsSync(join(PEERS, "node_modules/telnyx/package.json"));
const entries = arePeersThere ? await peerEntries(PEERS, peersOf("numbers.get")) : {};

/** What each way of calling makes of an answer, and the requests that it made for it. */
async function called(operation: Operation, name: string, answeredWith: string) {
  const requests: Request[] = [];
  const body = JSON.stringify({ data: { id: answeredWith, type: "any", attributes: {} } });
  const answer = inProcessFetch({ status: 200, contentType: "application/json", body });
  const way = await loadCaller(operation, name, entries);
  const keys = { accessKey: randomBytes(4).toString("hex"), secretKey: randomBytes(16).toString("hex") };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(new Request(input, init));
    return answer(input, init);
  };
  const call = way({ url, number, keys, fetch });
  return { first: await call(), second: await call(), requests, keys };
}

describe.each(wayNames("numbers.get", entries, true))("numbers.get by %s", (name) => {
  it("is one authorized GET of the number, and gives what was answered, read as JSON", async () => {
    const { first, second, requests, keys } = await called("numbers.get", name, number);
    expect([answeredId(first), answeredId(second)]).toEqual([number, number]);
    expect(requests.map((request) => `${request.method} ${request.url}`)).toEqual(
      Array(2).fill(`GET ${url}/v2/numbers/${number}`),
    );
    const basic = Buffer.from(`${keys.accessKey}:${keys.secretKey}`).toString("base64");
    const authorization = requests[0]?.headers.get("authorization") ?? "";
    expect([`Basic ${basic}`, `Bearer ${keys.secretKey}`, `token ${keys.secretKey}`]).toContain(
      authorization,
    );
  });
});

// It cannot be given a fetch to look into: somebody has to listen.
it.skipIf(!arePeersThere)("numbers.get by undici.request is the same over a socket", async () => {
  const seen: (string | undefined)[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    seen.push(method, url, headers.authorization);
    response.end(JSON.stringify({ data: { id: number } }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const way = await loadCaller("numbers.get", "undici.request", entries);
  const keys = { accessKey: randomBytes(4).toString("hex"), secretKey: randomBytes(16).toString("hex") };
  const answer = await way({ url: `http://127.0.0.1:${port}`, number, keys, fetch })();
  server.closeAllConnections();
  server.close();
  expect(answeredId(answer)).toBe(number);
  expect(seen).toEqual(["GET", `/v2/numbers/${number}`, basicAuthorization(keys)]);
});

describe.each(wayNames("messages.send", entries, true))("messages.send by %s", (name) => {
  it("is one authorized POST of the same document, and gives what was answered, read as JSON", async () => {
    const id = `mdr2-${randomBytes(16).toString("hex")}`;
    const { first, second, requests, keys } = await called("messages.send", name, id);
    expect([answeredId(first), answeredId(second)]).toEqual([id, id]);
    const basic = Buffer.from(`${keys.accessKey}:${keys.secretKey}`).toString("base64");
    expect(requests).toHaveLength(2);
    for (const request of requests) {
      expect(`${request.method} ${request.url}`).toBe(`POST ${url}/v2.1/messages`);
      expect(request.headers.get("authorization")).toBe(`Basic ${basic}`);
      expect(request.headers.get("content-type")).toBe("application/vnd.api+json");
      expect(await request.json()).toEqual(messageDocument(number));
    }
  });
});
