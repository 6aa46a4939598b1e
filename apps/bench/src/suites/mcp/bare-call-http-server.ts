import { createServer } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { createMcpHandler } from "@modelcontextprotocol/server";
import { Hono } from "hono";
import { buildBareCallServer } from "./bare-call-tool.ts";

// The SDK's handler on Hono, and nothing around it.

const app = new Hono();
const handler = createMcpHandler(buildBareCallServer);
app.all("/mcp", (context) => handler.fetch(context.req.raw));

const server = createAdaptorServer({ fetch: app.fetch, createServer });
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("No port to listen on.");
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${address.port}` })}\n`);
});
process.stdin.once("end", () => process.exit(0)).resume();
