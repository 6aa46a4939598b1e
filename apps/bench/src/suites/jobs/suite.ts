import { sumUp } from "../../harness/comparison.ts";
import type { Sample } from "../../harness/interleave.ts";
import type { Comparison, Metric } from "../../harness/report.ts";
import type { Bench, Suite } from "../../harness/suite.ts";
import { installPeers } from "../../peers/install-peers.ts";
import { IVOTOBY, IVOTOBY_DYNAMIC } from "../../peers/mcp-servers.ts";
import { GENERATED, OURS } from "../mcp/names.ts";
import { doJob, type JobCounts } from "./do-job.ts";
import { allJobs } from "./jobs/all-jobs.ts";
import type { Job } from "./jobs/job.ts";
import { generatedServers, type JobServer, ourServer } from "./servers.ts";

/** What whole jobs take of a model: calls, and what it has to write and read. */
export const jobsSuite: Suite = {
  name: "jobs",
  summary:
    "calls, bytes and tokens of whole jobs, with the MCP server and with servers made from the same spec",
  packages: ["flowroute-mcp", "flowroute-sandbox", "gpt-tokenizer"],
  run: async (bench, note) => {
    const { children, effort, signal } = bench;
    const peers = effort.peers ? await installPeers(console.error, signal) : undefined;
    if (peers !== undefined)
      for (const name of [IVOTOBY, GENERATED]) note({ [name]: peers.versions[name] ?? "" });
    const servers = [ourServer(children), ...(await generatedServers(children, peers))];
    const comparisons: Comparison[] = [];
    for (const job of allJobs) comparisons.push(await compareJob(bench, job, servers));
    return comparisons;
  },
};

const metric = (label: string, unit = "", against: Metric["against"] = "ratio"): Metric => ({
  label,
  unit,
  better: "lower",
  against,
});

const METRICS: Record<keyof JobCounts, Metric> = {
  calls: metric("calls"),
  bytesWritten: metric("written", "bytes"),
  bytesRead: metric("read", "bytes"),
  tokensWritten: metric("written", "tokens"),
  tokensRead: metric("read", "tokens"),
  toolListTokens: metric("tool list", "tokens"),
  instructionTokens: metric("instructions", "tokens", "difference"),
};

async function compareJob(
  { children, signal }: Bench,
  job: Job,
  servers: readonly JobServer[],
): Promise<Comparison> {
  const { name, title } = job;
  // Nothing here is a matter of time or chance: once is enough.
  const series = new Map<string, readonly Sample[]>();
  for (const server of servers) {
    signal.throwIfAborted();
    series.set(server.name, [await doJob(children, job, server)]);
  }
  const arePeersThere = series.has(IVOTOBY);
  return sumUp(
    {
      name,
      title,
      baseline: arePeersThere ? IVOTOBY : OURS,
      metrics: METRICS,
      settings: {
        tokens: "o200k_base",
        ...(arePeersThere
          ? {
              [GENERATED]: "changed to read JSON:API",
              [IVOTOBY_DYNAMIC]: "changed to fill parameters into paths",
            }
          : { peers: "left out" }),
      },
    },
    series,
  );
}
