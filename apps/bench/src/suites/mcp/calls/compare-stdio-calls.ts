import type { Child } from "../../../children/child-processes.ts";
import type { Comparison } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import type { StdioServer } from "../../../servers/stdio-server.ts";
import type { Era } from "../hosts/eras.ts";
import { openStdioHost } from "../hosts/stdio-host.ts";
import { BARE, GENERATED, OURS } from "../names.ts";
import type { OtherServers } from "../servers/other-servers.ts";
import { bareCallServer, ourServer } from "../servers/our-servers.ts";
import { answeredCalls } from "./answered-calls.ts";
import type { Carrier } from "./carrier.ts";
import { compareCalls } from "./compare-calls.ts";
import type { Call } from "./keep-calling.ts";
import {
  generatedTool,
  handingOn,
  ivotobyTool,
  ourReadTool,
  type ReadTool,
  WITHOUT_DOCUMENT,
} from "./read-tool.ts";

/** A call over stdio: all servers have the same sandbox behind them. */
export async function compareStdioCalls(
  bench: Bench,
  carrier: Carrier,
  others: OtherServers,
  era: Era,
): Promise<Comparison> {
  const { children } = bench;
  const { number } = carrier.request;
  const running: Child[] = [];
  const servers = new Map<string, Call>();
  const add = async (name: string, server: StdioServer, tool: ReadTool) => {
    const host = await openStdioHost(children, server, era);
    running.push(host.child);
    servers.set(name, await answeredCalls(host, tool));
  };

  await add(OURS, ourServer(carrier), ourReadTool(number));
  await add(BARE, bareCallServer("bare-call-server.mjs", carrier), handingOn("get_number", number));
  // What is made from the contract speaks the earlier revision alone.
  const isEarlier = era === "2025-11-25";
  for (const [name, at] of isEarlier ? others.fromContract : [])
    await add(name, at(carrier), name === GENERATED ? generatedTool(number) : ivotobyTool(number));
  const settings: Record<string, string> = isEarlier ? others.leftOut : { servers: "those that speak it" };
  const comparison = await compareCalls(
    bench,
    {
      name: `calls-stdio-${era}`,
      title: `MCP over stdio: a call that reads one number, ${era}`,
      settings: {
        ...settings,
        ...(servers.has(GENERATED) && { [GENERATED]: WITHOUT_DOCUMENT }),
      },
    },
    carrier,
    servers,
  );
  for (const child of running) await children.end(child);
  return comparison;
}
