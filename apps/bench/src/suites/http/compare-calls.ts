import { cpuSeconds } from "../../children/cpu-seconds.ts";
import { residentMegabytes } from "../../children/resident-memory.ts";
import { compare } from "../../harness/comparison.ts";
import type { Subject } from "../../harness/interleave.ts";
import type { Comparison } from "../../harness/report.ts";
import type { Bench } from "../../harness/suite.ts";
import type { LoadGenerator } from "../../load/load-generator.ts";
import type { Way } from "./calls.ts";
import { requestsTo, TOOL } from "./requests.ts";
import type { HttpServers, HttpSubject } from "./start-servers.ts";

const OURS = "flowroute-mcp http";
const BARE = "bare SDK handler";

const CONNECTIONS = 32;
/** The share of the bare handler's requests a second that is the least. */
const TARGET = 0.9;

/** A read tool, called by hosts that come in this way, at both servers in turns. */
export async function compareCalls(
  { effort, signal }: Bench,
  { run }: LoadGenerator,
  servers: HttpServers,
  way: Way,
): Promise<Comparison> {
  const subject = async (name: string, server: HttpSubject): Promise<Subject> => {
    const load = {
      url: server.url,
      headers: server.headers,
      connections: CONNECTIONS,
      requests: await requestsTo(server, servers.number, way),
    };
    // The engine compiles for long, and no round should see it.
    for (let calls = 0; calls < effort.warmUpCalls; )
      calls += (await run({ ...load, seconds: effort.loadSeconds })).requests;
    return {
      name,
      measure: async () => {
        const before = cpuSeconds(server.child);
        const { requests, ...figures } = await run({ ...load, seconds: effort.loadSeconds });
        const after = cpuSeconds(server.child);
        const resident = residentMegabytes(server.child);
        return {
          ...figures,
          ...(before !== undefined &&
            after !== undefined && { cpuMicroseconds: ((after - before) * 1e6) / requests }),
          ...(resident !== undefined && { residentMegabytes: resident }),
        };
      },
    };
  };
  const [ours, bare] = [await subject(OURS, servers.ours), await subject(BARE, servers.bare)];
  return compare(
    {
      name: way.replaceAll(/, with | /g, "-"),
      title: `HTTP: tools/call of ${TOOL}, ${way}`,
      baseline: BARE,
      settings: { connections: CONNECTIONS, seconds: effort.loadSeconds },
      metrics: {
        requestsPerSecond: { label: "requests", unit: "1/s", better: "higher", against: "ratio" },
        p50Ms: { label: "p50", unit: "ms", better: "lower", against: "ratio" },
        p99Ms: { label: "p99", unit: "ms", better: "lower", against: "ratio" },
        cpuMicroseconds: { label: "CPU a request", unit: "µs", better: "lower", against: "difference" },
        residentMegabytes: { label: "memory", unit: "MB", better: "lower", against: "difference" },
      },
      targets: [{ subject: OURS, metric: "requestsPerSecond", of: "ratio", limit: TARGET }],
      subjects: [ours, bare],
    },
    effort.load,
    signal,
  );
}
