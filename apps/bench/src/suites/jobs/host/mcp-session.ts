import { z } from "zod";
import type { Child } from "../../../children/child-processes.ts";
import { JsonLines } from "../../../children/json-lines.ts";

const initialized = z.object({ instructions: z.string().default("") });

const tool = z.object({ name: z.string(), description: z.string().optional(), inputSchema: z.unknown() });
const listed = z.object({ tools: z.array(tool), nextCursor: z.string().optional() });

const called = z.object({
  content: z.array(z.object({ type: z.literal("text"), text: z.string() })),
  isError: z.boolean().default(false),
});

const response = z.object({
  id: z.number(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
});

const HOST = {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "flowroute-bench", version: "0.0.0" },
};

type Tool = z.infer<typeof tool>;

/** A conversation with an MCP server over stdio, as a host of revision 2025-11-25 has it, one request after the other. */
export class McpSession {
  readonly #child: Child;
  readonly #lines: JsonLines;
  #lastId = 0;

  constructor(child: Child) {
    this.#child = child;
    this.#lines = new JsonLines(child);
  }

  /** @returns what the server tells the model of itself; empty if nothing. */
  async initialize(): Promise<string> {
    const { instructions } = initialized.parse(await this.#ask("initialize", HOST));
    this.#say({ method: "notifications/initialized" });
    return instructions;
  }

  async listTools(): Promise<Tool[]> {
    const tools: Tool[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = listed.parse(await this.#ask("tools/list", cursor === undefined ? {} : { cursor }));
      tools.push(...page.tools);
      cursor = page.nextCursor;
      if (cursor === undefined) return tools;
    }
  }

  /**
   * @returns what the host shows the model. A server that gives structured content, too, says the same in it, and a
   * host shows one of the two.
   * @throws Error for an answer that says that it is an error.
   */
  async call(name: string, input: object): Promise<string> {
    const { content, isError } = called.parse(await this.#ask("tools/call", { name, arguments: input }));
    const text = content.map((part) => part.text).join("\n");
    if (isError) throw new Error(`${name} failed: ${text}`);
    return text;
  }

  async #ask(method: string, params: object): Promise<unknown> {
    const id = ++this.#lastId;
    this.#say({ id, method, params });
    for (;;) {
      // A server may notify before it answers.
      const message = response.safeParse(await this.#lines.next());
      if (!message.success || message.data.id !== id) continue;
      const { result, error } = message.data;
      if (error !== undefined) throw new Error(`${method} failed: ${JSON.stringify(error)}`);
      return result;
    }
  }

  #say(message: object): void {
    this.#child.process.stdin?.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  }
}
