import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { askByPost, type HttpServer, introduce } from "./posted.ts";

const message = z.object({ id: z.number().optional(), method: z.string() });
const heard: unknown[] = [];

/** Gives a host that introduces itself a session, and then answers within it alone: as an event, after another one. */
const server = createServer(async (request: IncomingMessage, response) => {
  const { id, method } = message.parse(await json(request));
  const session = request.headers["mcp-session-id"];
  heard.push([request.url, method, session, request.headers["x-key"]]);
  const answer = JSON.stringify({ jsonrpc: "2.0", id, result: { tools: [] } });
  if (method === "initialize") return response.setHeader("mcp-session-id", "s1").end(answer);
  if (session !== "s1") return response.writeHead(400).end("no session");
  if (id === undefined) return response.writeHead(202).end();
  response.end(`event: message\ndata: {"method":"log"}\n\nevent: message\ndata: ${answer}\n\n`);
});

let at: HttpServer;
beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  at = { url: `http://127.0.0.1:${port}`, headers: { "x-key": "k" } };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it("introduces a host, and asks within the session that it is given", async () => {
  const session = await introduce(at);
  expect(session).toBe("s1");
  await expect(askByPost(at, "2025-11-25", session)("tools/list", {})).resolves.toEqual({ tools: [] });
  expect(heard).toEqual([
    ["/mcp", "initialize", undefined, "k"],
    ["/mcp", "notifications/initialized", "s1", "k"],
    ["/mcp", "tools/list", "s1", "k"],
  ]);
});

it("says what was answered in place of a result", async () => {
  await expect(askByPost(at, "2025-11-25")("tools/list", {})).rejects.toThrow("400: no session");
});
