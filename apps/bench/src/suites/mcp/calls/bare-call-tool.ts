import { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";

const { BENCH_URL = "", BENCH_AUTHORIZATION = "" } = process.env;

/** A server on the SDK with one tool, which hands on what the carrier says about a number of the account. */
export function buildBareCallServer(): McpServer {
  const server = new McpServer({ name: "bare", version: "1.0.0" });
  server.registerTool(
    "get_number",
    { description: "One number of the account.", inputSchema: z.object({ id: z.string() }) },
    async ({ id }) => {
      const headers = { authorization: BENCH_AUTHORIZATION };
      const response = await fetch(`${BENCH_URL}/v2/numbers/${id}`, { headers });
      return { content: [{ type: "text", text: await response.text() }], isError: !response.ok };
    },
  );
  return server;
}
