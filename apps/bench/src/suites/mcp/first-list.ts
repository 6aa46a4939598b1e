import { z } from "zod";
import type { ChildProcesses } from "../../children/child-processes.ts";
import { residentMegabytes } from "../../children/resident-memory.ts";
import type { StdioServer } from "../../servers/stdio-server.ts";
import type { Era } from "./eras.ts";
import { openStdioHost, type StdioHost } from "./stdio-host.ts";

const listed = z.object({
  tools: z.array(
    z.looseObject({ name: z.string(), description: z.string().optional(), inputSchema: z.unknown() }),
  ),
  nextCursor: z.string().optional(),
});

/** A tool as the server lists it, with everything that it says about it. */
export type ListedTool = z.infer<typeof listed>["tools"][number];

export type FirstList = {
  tools: ListedTool[];
  /** From the spawn to the last line of the list. */
  milliseconds: number;
  /** Right after the list; undefined where the system does not tell. */
  residentMegabytes: number | undefined;
};

/**
 * Starts an MCP server and asks for its tools, as a host of this era does.
 * @throws Error when the server ends, stays silent, answers something else, or has no tools.
 */
export async function firstList(children: ChildProcesses, server: StdioServer, era: Era): Promise<FirstList> {
  const begin = performance.now();
  const host = await openStdioHost(children, server, era);
  try {
    const tools = await listAll(host);
    const milliseconds = performance.now() - begin;
    if (tools.length === 0) throw new Error(`A server lists no tools: ${server.args[0]}`);
    return { tools, milliseconds, residentMegabytes: residentMegabytes(host.child) };
  } finally {
    await children.end(host.child);
  }
}

async function listAll({ say, nextAnswer }: StdioHost): Promise<ListedTool[]> {
  const tools: ListedTool[] = [];
  let cursor: string | undefined;
  for (let id = 1; ; id++) {
    say({ id, method: "tools/list", params: cursor === undefined ? {} : { cursor } });
    const page = listed.parse((await nextAnswer()).result);
    tools.push(...page.tools);
    cursor = page.nextCursor;
    if (cursor === undefined) return tools;
  }
}
