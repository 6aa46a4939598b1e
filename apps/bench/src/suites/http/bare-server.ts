import { getRequestListener } from "@hono/node-server";
import {
  createMcpHandler,
  McpServer,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import { Hono } from "hono";
import { serveUntilStdinEnds } from "../../servers/serve-until-stdin-ends.ts";
import {
  advertised,
  annotationsOf,
  catalog,
  createLedger,
  openCarrier,
  readCommand,
  servedFrom,
} from "./the-server.ts";

// The least that serves the same tools over HTTP: the SDK's handler on Hono, and nothing around it. No caller proves who
// it is, nothing is checked, counted or logged. It is what ours is held against.

const command = readCommand([], process.env, catalog);
if (command.kind !== "serve") throw new Error("The server did not take its settings.");
const { settings } = command;
const { served } = servedFrom({
  placesToApprove: () => "",
  settings,
  carrier: await openCarrier(settings),
  ledger: createLedger(settings, "real"),
  version: "0.0.0",
  say: (line) => process.stderr.write(`${line}\n`),
});

function build(): McpServer {
  const { name, version, instructions, tools, callTool } = served;
  const server = new McpServer({ name, version, title: "Flowroute" }, { instructions });
  for (const tool of tools) {
    const { title, description } = tool;
    const about = { title, description, annotations: annotationsOf(tool), ...advertised(tool) };
    server.registerTool(tool.name, about, async (input, { mcpReq: { signal } }) => {
      const host = { name: "bench", subject: "local", canAsk: false, answer: undefined, signal };
      const answer = await callTool(tool, input, { ...host, onProgress: () => {} });
      if (answer.kind !== "result") throw new Error("Nothing but results is measured.");
      return {
        content: [{ type: "text", text: JSON.stringify(answer.output) }],
        structuredContent: answer.output,
      };
    });
  }
  return server;
}

const app = new Hono();
const handler = createMcpHandler(build);
app.all("/mcp", (context) => handler.fetch(context.req.raw));

// The handler has no sessions. With the SDK's own transport for them, these are what its documentation shows.
const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
app.all("/sessions", async (context) => {
  const known = sessions.get(context.req.header("mcp-session-id") ?? "");
  if (known !== undefined) return known.handleRequest(context.req.raw);
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => void sessions.set(id, transport),
  });
  await build().connect(transport);
  return transport.handleRequest(context.req.raw);
});

serveUntilStdinEnds(getRequestListener(app.fetch));
