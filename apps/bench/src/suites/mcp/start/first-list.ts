import type { Child, ChildProcesses } from "../../../children/child-processes.ts";
import { residentMegabytes } from "../../../children/resident-memory.ts";
import type { StdioServer } from "../../../servers/stdio-server.ts";
import { askOneByOne } from "../hosts/ask.ts";
import type { Era } from "../hosts/eras.ts";
import { type ListedTool, listTools } from "../hosts/list-tools.ts";
import { askByPost, introduce } from "../hosts/posted.ts";
import { openStdioHost } from "../hosts/stdio-host.ts";
import type { StartHttp } from "../servers/http-servers.ts";

export type FirstList = {
  tools: ListedTool[];
  /** From the spawn to the last byte of the list. */
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
  return listOf(children, host.child, begin, () => listTools(askOneByOne(host)));
}

/** The same over HTTP, where it takes until the server listens, too. */
export async function firstHttpList(
  children: ChildProcesses,
  start: StartHttp,
  era: Era,
): Promise<FirstList> {
  const begin = performance.now();
  const { child, ...server } = await start(children);
  return listOf(children, child, begin, async () => {
    const session = era === "2025-11-25" ? await introduce(server) : undefined;
    return listTools(askByPost(server, era, session));
  });
}

async function listOf(
  children: ChildProcesses,
  child: Child,
  begin: number,
  list: () => Promise<ListedTool[]>,
): Promise<FirstList> {
  try {
    const tools = await list();
    const milliseconds = performance.now() - begin;
    return { tools, milliseconds, residentMegabytes: residentMegabytes(child) };
  } finally {
    await children.end(child);
  }
}
