import { compare } from "../../../harness/comparison.ts";
import type { Subject } from "../../../harness/interleave.ts";
import type { Comparison, Metric } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { startLoadGenerator } from "../../../load/load-generator.ts";
import { startSandbox } from "../../../servers/start-server.ts";
import { growingSizes } from "../inventory-sizes.ts";
import { memory, resident } from "../memory.ts";
import { nameOfSize, SANDBOX, twoDigits } from "../names.ts";
import { growthLoads, SAMPLES } from "./growth-loads.ts";

const CONNECTIONS = 16;

const perSecond = (label: string): Metric => ({ label, unit: "1/s", better: "higher", against: "ratio" });
const milliseconds = (label: string): Metric => ({ label, unit: "ms", better: "lower", against: "ratio" });

/** What ten and a hundred times as many numbers for sale cost, in memory as a sandbox has them by default. */
export async function compareGrowth({ children, effort, signal }: Bench): Promise<Comparison> {
  const sizes = growingSizes(effort);
  const seconds = effort.loadSeconds / 6;
  const generator = startLoadGenerator(children);
  const started = [generator.child];

  const growing = async (size: number, index: number): Promise<Subject> => {
    const start = () => startSandbox(children, "--inventory", String(size));
    // One stays, to be put under load; what a start costs is seen at another in each round.
    const { child, ready } = await start();
    started.push(child);
    const { byId, list, searches } = await growthLoads(ready, size, { connections: CONNECTIONS, seconds });
    return {
      name: index === 0 ? nameOfRow(size) : `${nameOfSize(size)} numbers`,
      measure: async () => {
        const { child: fresh, readyMs } = await start();
        const atRest = resident(fresh);
        await children.end(fresh);
        const { requestsPerSecond, p50Ms, p99Ms } = await generator.run(byId);
        return {
          readyMs,
          ...atRest,
          byIdPerSecond: requestsPerSecond,
          byIdP50Ms: p50Ms,
          byIdP99Ms: p99Ms,
          listsPerSecond: (await generator.run(list)).requestsPerSecond,
          searchesPerSecond: (await generator.run(searches)).requestsPerSecond,
        };
      },
    };
  };
  const subjects: Subject[] = [];
  for (const [index, size] of sizes.entries()) subjects.push(await growing(size, index));

  const comparison = await compare(
    {
      name: "growth",
      title: "Sandbox: what it costs, by how many numbers there are",
      baseline: nameOfRow(sizes[0] ?? 0),
      settings: {
        connections: CONNECTIONS,
        seconds: twoDigits(seconds),
        "numbers searched for": SAMPLES,
      },
      metrics: {
        readyMs: milliseconds("ready"),
        residentMegabytes: memory,
        byIdPerSecond: perSecond("by id"),
        byIdP50Ms: milliseconds("p50"),
        byIdP99Ms: milliseconds("p99"),
        listsPerSecond: perSecond("lists of 200"),
        searchesPerSecond: perSecond("searches"),
      },
      subjects,
    },
    effort.several,
    signal,
  );
  for (const child of started) await children.end(child);
  return comparison;
}

/** The first row says what all are of. */
const nameOfRow = (size: number): string => `${SANDBOX}, ${nameOfSize(size)} numbers`;
