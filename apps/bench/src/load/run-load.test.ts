import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type Load, runLoad } from "./run-load.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function answering(status: (request: number) => number) {
  const asked: string[] = [];
  const peers = new Set<number | undefined>();
  const server = createServer(async (request, response) => {
    peers.add(request.socket.remotePort);
    let body = "";
    for await (const piece of request) body += piece;
    asked.push(`${request.method} ${request.url} ${body}`.trim());
    response
      .writeHead(status(asked.length), { "content-length": 2 })
      .end(request.headers["x-asked"] === "yes" ? "{}" : "");
  });
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, asked, peers };
}

const expected = { status: 200, bodyBytes: 2 };

const load: Omit<Load, "url"> = {
  headers: { "x-asked": "yes" },
  connections: 3,
  seconds: 0.1,
  requests: [{ path: "/v2/numbers/1?limit=1", expected }],
};

describe("runLoad", () => {
  it("keeps its connections, and counts every answer", async () => {
    const { url, asked, peers } = await answering(() => 200);
    const start = performance.now();
    const { requests, requestsPerSecond, p50Ms, p99Ms } = await runLoad({ ...load, url });
    const seconds = (performance.now() - start) / 1000;
    expect(peers.size).toBe(3);
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(requests).toBe(asked.length);
    // The test's clock also runs while connecting, so its own rate can only be lower.
    expect(requestsPerSecond).toBeGreaterThanOrEqual(asked.length / seconds);
    expect(p99Ms).toBeGreaterThanOrEqual(p50Ms);
    expect(new Set(asked)).toEqual(new Set(["GET /v2/numbers/1?limit=1"]));
  });

  it("takes its requests in turns, bodies included", async () => {
    const { url, asked } = await answering(() => 200);
    const requests: Load["requests"] = [
      { path: "/one", expected },
      { method: "POST", path: "/two", body: "Käse", expected },
    ];
    await runLoad({ ...load, url, connections: 1, requests });
    expect(asked.slice(0, 2)).toEqual(["GET /one", "POST /two Käse"]);
    expect(asked.every((each, turn) => each === asked[turn % 2])).toBe(true);
  });

  it("sends the headers of each request beside those of all", async () => {
    const { url } = await answering(() => 200);
    const requests = [{ path: "/one", headers: { "x-asked": "yes" }, expected }];
    // Without that one, the server would leave out the body that it has announced.
    const { requests: answered } = await runLoad({ ...load, headers: {}, url, requests });
    expect(answered).toBeGreaterThan(0);
  });

  it("holds each answer against its own request", async () => {
    const { url } = await answering((request) => (request % 2 === 1 ? 200 : 202));
    const requests: Load["requests"] = [
      { path: "/one", expected },
      { path: "/two", expected: { status: 202, bodyBytes: 2 } },
    ];
    await runLoad({ ...load, url, connections: 1, requests });
    const another = await answering((request) => (request % 2 === 1 ? 200 : 202));
    const reversed = requests.toReversed();
    await expect(runLoad({ ...load, url: another.url, connections: 1, requests: reversed })).rejects.toThrow(
      "Under load came status 200",
    );
  });

  it("fails on an answer that is not the expected one", async () => {
    const { url } = await answering((request) => (request === 5 ? 500 : 200));
    await expect(runLoad({ ...load, url, seconds: 5 })).rejects.toThrow("status 500");
  });

  it("fails when a connection is lost", async () => {
    const { url } = await answering(() => 200);
    setTimeout(() => servers[0]?.closeAllConnections(), 100);
    await expect(runLoad({ ...load, url, seconds: 5 })).rejects.toThrow(/closed a connection|ECONNRESET/);
  });

  it("fails when nobody is there", async () => {
    const { url } = await answering(() => 200);
    servers.splice(0).forEach((server) => void server.close());
    await expect(runLoad({ ...load, url })).rejects.toThrow("ECONNREFUSED");
  });
});
