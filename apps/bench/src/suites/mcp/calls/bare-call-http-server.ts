import { getRequestListener } from "@hono/node-server";
import { createMcpHandler } from "@modelcontextprotocol/server";
import { Hono } from "hono";
import { serveUntilStdinEnds } from "../../../servers/serve-until-stdin-ends.ts";
import { buildBareCallServer } from "./bare-call-tool.ts";

// The SDK's handler on Hono, and nothing around it.

const app = new Hono();
const handler = createMcpHandler(buildBareCallServer);
app.all("/mcp", (context) => handler.fetch(context.req.raw));

serveUntilStdinEnds(getRequestListener(app.fetch));
