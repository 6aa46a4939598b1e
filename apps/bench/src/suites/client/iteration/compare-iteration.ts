import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { ChildProcesses } from "../../../children/child-processes.ts";
import { builtFile } from "../../../children/installed-bin.ts";
import { JsonLines } from "../../../children/json-lines.ts";
import { compare } from "../../../harness/comparison.ts";
import type { Comparison, Metric } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { startNumbersServer } from "../../../servers/start-server.ts";
import { EARLY_ITEMS } from "./heap-meter.ts";
import { PAGE_ITEMS, walksByName } from "./walks.ts";

const figures = z.object({
  heapEarlyMegabytes: z.number(),
  heapLateMegabytes: z.number(),
  itemsPerSecond: z.number(),
  peakResidentMegabytes: z.number(),
});

const memory = (label: string): Metric => ({ label, unit: "MB", better: "lower", against: "difference" });

/** Whether memory stays flat over a long list, and what the iterator costs beside a loop by hand. */
export async function compareIteration({ children, effort, signal }: Bench): Promise<Comparison> {
  const { items } = effort;
  const server = await startNumbersServer(children, items);
  // Made up: the server looks at none.
  const keys = {
    FLOWROUTE_ACCESS_KEY: randomBytes(4).toString("hex"),
    FLOWROUTE_SECRET_KEY: randomBytes(16).toString("hex"),
  };
  const comparison = await compare(
    {
      name: "iteration",
      title: `Client: all of ${items.toLocaleString("en-US")} numbers, page by page`,
      baseline: "bare fetch",
      settings: { items, "items a page": PAGE_ITEMS },
      metrics: {
        heapEarlyMegabytes: memory(`heap at item ${EARLY_ITEMS.toLocaleString("en-US")}`),
        heapLateMegabytes: memory("heap at the last item"),
        heapGrowthMegabytes: memory("growth"),
        peakResidentMegabytes: memory("peak memory"),
        itemsPerSecond: { label: "items", unit: "1/s", better: "higher", against: "ratio" },
      },
      subjects: Object.keys(walksByName).map((name) => ({
        name,
        measure: async () => {
          const walked = await walk(children, [name, server.ready.url, String(items)], keys);
          return { ...walked, heapGrowthMegabytes: walked.heapLateMegabytes - walked.heapEarlyMegabytes };
        },
      })),
    },
    effort.walk,
    signal,
  );
  await children.end(server.child);
  return comparison;
}

async function walk(children: ChildProcesses, args: readonly string[], keys: Record<string, string>) {
  const child = children.start(["--expose-gc", builtFile("walk-process.mjs"), ...args], keys);
  try {
    return figures.parse(await new JsonLines(child).next());
  } finally {
    await children.end(child);
  }
}
