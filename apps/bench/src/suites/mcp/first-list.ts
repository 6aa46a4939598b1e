import { z } from "zod";
import type { Child, ChildProcesses } from "../../children/child-processes.ts";
import { JsonLines } from "../../children/json-lines.ts";
import { residentMegabytes } from "../../children/resident-memory.ts";

const initialized = z.object({ id: z.literal(0), result: z.object({ protocolVersion: z.string() }) });

const listed = z.object({
  id: z.number(),
  result: z.object({
    tools: z.array(
      z.looseObject({ name: z.string(), description: z.string().optional(), inputSchema: z.unknown() }),
    ),
    nextCursor: z.string().optional(),
  }),
});

/** A tool as the server lists it, with everything that it says about it. */
export type ListedTool = z.infer<typeof listed>["result"]["tools"][number];

export type FirstList = {
  tools: ListedTool[];
  /** From the spawn to the last line of the list. */
  milliseconds: number;
  /** Right after the list; undefined where the system does not tell. */
  residentMegabytes: number | undefined;
};

/**
 * Starts an MCP server and asks for its tools as a host of revision 2025-11-25 does. The messages are written by
 * hand, so that no client library's own start is measured.
 * @throws Error when the server ends, stays silent, or answers something else.
 */
export async function firstList(
  children: ChildProcesses,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<FirstList> {
  const begin = performance.now();
  const child = children.start(args, environment);
  try {
    const lines = new JsonLines(child);
    say(child, { id: 0, method: "initialize", params: HOST });
    initialized.parse(await answerTo(0, lines));
    say(child, { method: "notifications/initialized" });
    const tools = await listAll(child, lines);
    const milliseconds = performance.now() - begin;
    return { tools, milliseconds, residentMegabytes: residentMegabytes(child) };
  } finally {
    await children.end(child);
  }
}

const HOST = {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "flowroute-bench", version: "0.0.0" },
};

async function listAll(child: Child, lines: JsonLines): Promise<ListedTool[]> {
  const tools: ListedTool[] = [];
  let cursor: string | undefined;
  for (let id = 1; ; id++) {
    say(child, { id, method: "tools/list", params: cursor === undefined ? {} : { cursor } });
    const { result } = listed.parse(await answerTo(id, lines));
    tools.push(...result.tools);
    cursor = result.nextCursor;
    if (cursor === undefined) return tools;
  }
}

function say({ process: child }: Child, message: object): void {
  child.stdin?.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

// A server may log or notify before it answers.
async function answerTo(id: number, lines: JsonLines): Promise<unknown> {
  for (;;) {
    const message = await lines.next();
    if (typeof message === "object" && message !== null && "id" in message && message.id === id)
      return message;
  }
}
