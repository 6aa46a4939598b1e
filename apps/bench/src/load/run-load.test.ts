import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { runLoad } from "./run-load.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function answering(status: (request: number) => number) {
  let requests = 0;
  const peers = new Set<number | undefined>();
  const server = createServer((request, response) => {
    requests += 1;
    peers.add(request.socket.remotePort);
    response
      .writeHead(status(requests), { "content-length": 2 })
      .end(request.headers["x-asked"] === "yes" ? "{}" : "");
  });
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/v2/numbers/1?limit=1`,
    seen: () => ({ requests, peers: peers.size }),
  };
}

const load = {
  headers: { "x-asked": "yes" },
  connections: 3,
  seconds: 0.1,
  expected: { status: 200, bodyBytes: 2 },
};

describe("runLoad", () => {
  it("keeps its connections, and counts every answer", async () => {
    const { url, seen } = await answering(() => 200);
    const start = performance.now();
    const { requestsPerSecond, p50Ms, p99Ms } = await runLoad({ ...load, url });
    const seconds = (performance.now() - start) / 1000;
    expect(seen().peers).toBe(3);
    expect(seen().requests).toBeGreaterThanOrEqual(3);
    // The test's clock also runs while connecting, so its own rate can only be lower.
    expect(requestsPerSecond).toBeGreaterThanOrEqual(seen().requests / seconds);
    expect(p99Ms).toBeGreaterThanOrEqual(p50Ms);
  });

  it("fails on an answer that is not the expected one", async () => {
    const { url } = await answering((request) => (request === 5 ? 500 : 200));
    await expect(runLoad({ ...load, url, seconds: 5 })).rejects.toThrow("status 500");
  });

  it("fails when nobody is there", async () => {
    const { url } = await answering(() => 200);
    servers.splice(0).forEach((server) => void server.close());
    await expect(runLoad({ ...load, url })).rejects.toThrow("ECONNREFUSED");
  });
});
