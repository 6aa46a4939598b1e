import type { Child } from "../../../children/child-processes.ts";
import type { Comparison } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { IVOTOBY } from "../../../peers/mcp-servers.ts";
import { OUTLIVING } from "../../../peers/mends/outlive-a-request.ts";
import { INITIALIZE_TO_ASK } from "../../http/calls.ts";
import { startOurs } from "../../http/start-servers.ts";
import type { Era } from "../hosts/eras.ts";
import { introduce } from "../hosts/posted.ts";
import { openStreamHost } from "../hosts/stream-host.ts";
import { BARE_OVER_HTTP, GENERATED, OURS_OVER_HTTP } from "../names.ts";
import { type StartHttp, startBareOverHttp } from "../servers/http-servers.ts";
import type { OtherServers } from "../servers/other-servers.ts";
import { ourServer } from "../servers/our-servers.ts";
import { answeredCalls } from "./answered-calls.ts";
import type { Carrier } from "./carrier.ts";
import { compareCalls } from "./compare-calls.ts";
import type { Call } from "./keep-calling.ts";
import { postedCalls } from "./posted-calls.ts";
import { generatedTool, handingOn, ivotobyTool, ourReadTool, WITHOUT_DOCUMENT } from "./read-tool.ts";

/** Ours and the least that there is, for hosts of both eras. */
export async function startHttpServers({ children }: Bench, carrier: Carrier) {
  const ours = await startOurs(children, { nodeArgs: [], environment: ourServer(carrier).environment });
  return { ours, bare: await startBareOverHttp(carrier)(children) };
}

/**
 * The same call over HTTP. Ours and the bare one get hosts without sessions; ours also one that can ask a person, for
 * which it keeps a session. The others keep one for everybody.
 */
export async function compareHttpCalls(
  bench: Bench,
  carrier: Carrier,
  { ours, bare }: Awaited<ReturnType<typeof startHttpServers>>,
  { overHttp, leftOut }: OtherServers,
  era: Era,
): Promise<Comparison> {
  const { children } = bench;
  const { number } = carrier.request;
  const servers = new Map<string, Call>([
    [OURS_OVER_HTTP, await postedCalls(ours, era, ourReadTool(number))],
    [BARE_OVER_HTTP, await postedCalls(bare, era, handingOn("get_number", number))],
  ]);
  const running: Child[] = [];
  const start = async (at: StartHttp) => {
    const { child, ...server } = await at(children);
    running.push(child);
    return server;
  };
  // What is made from the contract speaks the earlier revision alone, and the later one has no sessions.
  const isEarlier = era === "2025-11-25";
  if (isEarlier) {
    const session = await introduce(ours, INITIALIZE_TO_ASK);
    const calls = await postedCalls(ours, era, ourReadTool(number), session);
    servers.set(`${OURS_OVER_HTTP}, with a session`, calls);
  }
  const generated = isEarlier ? overHttp.get(GENERATED) : undefined;
  if (generated !== undefined) {
    // It has one host, and no other ever after.
    const server = await start(generated(carrier));
    const session = await introduce(server);
    servers.set(GENERATED, await postedCalls(server, era, generatedTool(number), session));
  }
  const ivotoby = isEarlier ? overHttp.get(IVOTOBY) : undefined;
  if (ivotoby !== undefined) {
    const host = await openStreamHost(await start(ivotoby(carrier)));
    servers.set(IVOTOBY, await answeredCalls(host, ivotobyTool(number)));
  }
  const comparison = await compareCalls(
    bench,
    {
      name: `calls-http-${era}`,
      title: `MCP over HTTP: a call that reads one number, ${era}`,
      settings: {
        ...(isEarlier ? leftOut : { servers: "those that speak it" }),
        ...(generated !== undefined && { [GENERATED]: `${OUTLIVING}; ${WITHOUT_DOCUMENT}` }),
      },
    },
    carrier,
    servers,
  );
  for (const child of running) await children.end(child);
  return comparison;
}
