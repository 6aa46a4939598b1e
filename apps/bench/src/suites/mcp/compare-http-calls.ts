import { z } from "zod";
import type { Child } from "../../children/child-processes.ts";
import { JsonLines } from "../../children/json-lines.ts";
import type { Comparison } from "../../harness/report.ts";
import type { Bench } from "../../harness/suite.ts";
import { IVOTOBY } from "../../peers/mcp-servers.ts";
import { startIvotobyOverHttp } from "../../peers/start-peers.ts";
import { startOurs } from "../http/start-servers.ts";
import { answeredCalls } from "./answered-calls.ts";
import type { Carrier } from "./carrier.ts";
import { compareCalls } from "./compare-calls.ts";
import type { Era } from "./eras.ts";
import type { Call } from "./keep-calling.ts";
import { GENERATED } from "./names.ts";
import { postedCalls } from "./posted-calls.ts";
import { handingOn, ourReadTool } from "./read-tool.ts";
import { openStreamHost } from "./stream-host.ts";
import { bareCallServer, type OtherServers, ourServer } from "./the-servers.ts";

/** Ours and the least that there is, for hosts of both eras. */
export async function startHttpServers({ children }: Bench, carrier: Carrier) {
  const ours = await startOurs(children, { nodeArgs: [], environment: ourServer(carrier).environment });
  const { args, environment } = bareCallServer("bare-call-http-server.mjs", carrier);
  const child = children.start(args, environment);
  const { url } = z.object({ url: z.url() }).parse(await new JsonLines(child).next());
  return { ours, bare: { child, url, headers: {} } };
}

/** The same call over HTTP. Ours and the bare one get hosts without sessions; the other keeps one, since it has to. */
export async function compareHttpCalls(
  bench: Bench,
  carrier: Carrier,
  { ours, bare }: Awaited<ReturnType<typeof startHttpServers>>,
  { fromContract, leftOut }: OtherServers,
  era: Era,
): Promise<Comparison> {
  const { children } = bench;
  const { number } = carrier.request;
  const running: Child[] = [];
  const servers = new Map<string, Call>([
    ["flowroute-mcp http", await postedCalls(ours, era, ourReadTool(number))],
    ["bare SDK handler, bundled", await postedCalls(bare, era, handingOn("get_number", number))],
  ]);
  const isEarlier = era === "2025-11-25";
  const ivotoby = fromContract.get(IVOTOBY);
  if (isEarlier && ivotoby !== undefined) {
    const { child, ready } = await startIvotobyOverHttp(children, ivotoby(carrier));
    running.push(child);
    const host = await openStreamHost(`${ready.url}/mcp`);
    servers.set(IVOTOBY, await answeredCalls(host, handingOn("get-number", number)));
  }
  const without: Record<string, string> = fromContract.has(GENERATED)
    ? { ...leftOut, [GENERATED]: "left out: over HTTP it needs packages that are not among the peers" }
    : leftOut;
  const comparison = await compareCalls(
    bench,
    {
      name: `calls-http-${era}`,
      title: `MCP over HTTP: a call that reads one number, ${era}`,
      settings: isEarlier ? without : { servers: "those that speak it" },
    },
    carrier,
    servers,
  );
  for (const child of running) await children.end(child);
  return comparison;
}
