import { z } from "zod";
import type { Child, ChildProcesses } from "../../../children/child-processes.ts";
import type { StdioServer } from "../../../servers/stdio-server.ts";
import { askOneByOne } from "../../mcp/hosts/ask.ts";
import { type ListedTool, listTools } from "../../mcp/hosts/list-tools.ts";
import { openStdioHost } from "../../mcp/hosts/stdio-host.ts";

const called = z.object({
  content: z.array(z.object({ type: z.literal("text"), text: z.string() })),
  isError: z.boolean().default(false),
});

/** A conversation with an MCP server, as a host of revision 2025-11-25 has it, one request after the other. */
export type McpSession = {
  child: Child;
  /** What the server tells the model of itself; empty if nothing. */
  instructions: string;
  tools: readonly ListedTool[];
  /**
   * @returns what the host shows the model. A server that gives structured content, too, says the same in it, and a
   * host shows one of the two.
   * @throws Error for an answer that says that it is an error.
   */
  call: (name: string, input: object) => Promise<string>;
};

/** Starts a server over stdio and learns what it has. @throws Error when that fails; it does not run any more then. */
export async function openSession(children: ChildProcesses, server: StdioServer): Promise<McpSession> {
  const host = await openStdioHost(children, server, "2025-11-25");
  const ask = askOneByOne(host);
  const call = async (name: string, input: object) => {
    const { content, isError } = called.parse(await ask("tools/call", { name, arguments: input }));
    const text = content.map((part) => part.text).join("\n");
    if (isError) throw new Error(`${name} failed: ${text}`);
    return text;
  };
  try {
    const { child, instructions } = host;
    return { child, instructions, tools: await listTools(ask), call };
  } catch (error) {
    await children.end(host.child);
    throw error;
  }
}
