import { compare } from "../../../harness/comparison.ts";
import type { Comparison } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { startLoadGenerator } from "../../../load/load-generator.ts";
import type { Load, LoadRequest } from "../../../load/run-load.ts";
import { startPlainServer, startSandbox } from "../../../servers/start-server.ts";
import { metricsBySize, subjectBySize } from "../by-size.ts";
import { DEFAULT_SIZE } from "../inventory-sizes.ts";
import { PLAIN, SANDBOX, twoDigits } from "../names.ts";
import type { Asked } from "../same-answers/asked.ts";
import { requestOf } from "../same-answers/stand-ins.ts";
import { inTurns, searchRequests } from "./search-requests.ts";

/** One after the other: how long a search takes, not how many fit into a second. */
const CONNECTIONS = 1;
const SAMPLES = 96;
const ALL = `${SANDBOX}, all of these in turns`;
const BASELINE = `${PLAIN}, a list of 200`;

/** As many as one connection gets through in one round with the large inventory. */
const TURNS = 12;

/** With the large inventory. */
const P99_MS = 5;

/** How long searches take over HTTP, in the inventory that the sandbox has by default and in a large one. */
export async function compareSearch(bench: Bench, list: Asked): Promise<Comparison> {
  const { children, effort, signal } = bench;
  const sizes = [DEFAULT_SIZE, effort.numbers];
  const seconds = effort.loadSeconds / 10;
  const generator = startLoadGenerator(children);
  const plain = await startPlainServer(children, list.answer);
  const settings = { connections: CONNECTIONS, seconds };
  const plainLoad: Load = {
    ...settings,
    url: plain.ready.url,
    headers: list.headers,
    requests: [await requestOf(BASELINE, plain.ready.url, list)],
  };
  const loadsOf = new Map<number, Map<string, Load>>();
  const started = [generator.child, plain.child];
  for (const size of sizes) {
    const { child, ready } = await startSandbox(children, "--inventory", String(size));
    started.push(child);
    const { headers, byKind } = await searchRequests(ready, size, SAMPLES);
    const load = (requests: LoadRequest[]): Load => ({ ...settings, url: ready.url, headers, requests });
    loadsOf.set(
      size,
      new Map([
        [ALL, load(inTurns(byKind, TURNS))],
        ...[...byKind].map(([name, requests]): [string, Load] => [name, load(requests)]),
        [BASELINE, plainLoad],
      ]),
    );
  }
  const names = [...(loadsOf.get(DEFAULT_SIZE) ?? new Map<string, Load>()).keys()];
  const comparison = await compare(
    {
      name: "search",
      title: "Sandbox: searches over HTTP, limit=200, by how many numbers there are",
      baseline: BASELINE,
      settings: { connections: CONNECTIONS, seconds: twoDigits(seconds), "numbers searched for": SAMPLES },
      metrics: metricsBySize(sizes, "ms"),
      targets: names
        .filter((name) => name !== BASELINE)
        .map((subject) => ({
          subject,
          metric: `p99Of${effort.numbers}`,
          of: "median" as const,
          limit: P99_MS,
        })),
      subjects: names.map((name) =>
        subjectBySize(name, sizes, async (size) => {
          const load = loadsOf.get(size)?.get(name);
          if (load === undefined) throw new Error(`Nothing to ask for ${name}.`);
          const { p50Ms, p99Ms } = await generator.run(load);
          return { p50: p50Ms, p99: p99Ms };
        }),
      ),
    },
    effort.several,
    signal,
  );
  for (const child of started) await children.end(child);
  return comparison;
}
