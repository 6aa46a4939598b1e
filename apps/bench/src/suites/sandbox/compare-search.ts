import { createFlowroute } from "flowroute-client";
import { compare } from "../../harness/comparison.ts";
import type { Comparison } from "../../harness/report.ts";
import type { Bench } from "../../harness/suite.ts";
import { startLoadGenerator } from "../../load/load-generator.ts";
import type { Load, LoadRequest } from "../../load/run-load.ts";
import { basicAuthorization } from "../../servers/basic-authorization.ts";
import { recordAnswer } from "../../servers/recorded-answer.ts";
import { type SandboxReady, startPlainServer, startSandbox } from "../../servers/start-server.ts";
import { metricsBySize, subjectBySize } from "./by-size.ts";
import { PLAIN, SANDBOX, twoDigits } from "./names.ts";
import type { Asked } from "./recorded-sandbox.ts";
import type { SampleNumber } from "./search-filter.ts";
import { searchKinds } from "./search-urls.ts";

const DEFAULT_SIZE = 20_000;
/** One after the other: how long a search takes, not how many fit into a second. */
const CONNECTIONS = 1;
const SAMPLES = 96;
const ALL = `${SANDBOX}, all of these in turns`;
const BASELINE = `${PLAIN}, a list of 200`;

type Loads = Map<string, Load>;

/** How long searches take over HTTP, in the inventory that the sandbox has by default and in a large one. */
export async function compareSearch(bench: Bench, list: Asked): Promise<Comparison> {
  const { children, effort, signal } = bench;
  const sizes = [DEFAULT_SIZE, effort.numbers];
  const seconds = effort.loadSeconds / 10;
  const generator = startLoadGenerator(children);
  const plain = await startPlainServer(children, list.answer);
  const expected = { status: list.answer.status, bodyBytes: Buffer.byteLength(list.answer.body) };
  const settings = { headers: list.headers, connections: CONNECTIONS, seconds };
  const plainLoad: Load = { ...settings, url: plain.ready.url, requests: [{ path: list.path, expected }] };
  const loadsOf = new Map<number, Loads>();
  const started = [generator.child, plain.child];
  for (const size of sizes) {
    const { child, ready } = await startSandbox(children, "--inventory", String(size));
    started.push(child);
    loadsOf.set(size, (await searchLoads(ready, size, settings)).set(BASELINE, plainLoad));
  }
  const names = [...(loadsOf.get(DEFAULT_SIZE) ?? new Map<string, Load>()).keys()];
  const comparison = await compare(
    {
      name: "search",
      title: "Sandbox: searches over HTTP, limit=200, by how many numbers there are",
      baseline: BASELINE,
      settings: { connections: CONNECTIONS, seconds: twoDigits(seconds), "numbers searched for": SAMPLES },
      metrics: metricsBySize(sizes, "ms"),
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

/** All kinds of searches in turns, and each kind alone; every path was asked once, and found something. */
async function searchLoads(
  ready: SandboxReady,
  size: number,
  settings: Omit<Load, "url" | "requests">,
): Promise<Loads> {
  const headers = { authorization: basicAuthorization(ready), accept: "application/vnd.api+json" };
  const load = (requests: LoadRequest[]): Load => ({ ...settings, headers, url: ready.url, requests });
  const byKind = new Map<string, LoadRequest[]>();
  for (const { name, paths } of searchKinds(await sampleNumbers(ready, size))) {
    const requests: LoadRequest[] = [];
    for (const path of paths) {
      const { status, body } = await recordAnswer(ready.url + path, { headers });
      if (body.startsWith(`{"data":[]`)) throw new Error(`A search found nothing: ${path}`);
      requests.push({ path, expected: { status, bodyBytes: Buffer.byteLength(body) } });
    }
    byKind.set(name, requests);
  }
  return new Map([
    [ALL, load([...byKind.values()].flat())],
    ...[...byKind].map(([name, requests]): [string, Load] => [name, load(requests)]),
  ]);
}

/** Numbers from all over the inventory, less the toll-free ones, which have no place. */
async function sampleNumbers({ url, ...keys }: SandboxReady, size: number): Promise<SampleNumber[]> {
  const flowroute = createFlowroute({ ...keys, baseUrl: url });
  const samples: SampleNumber[] = [];
  for (let index = 0; index < SAMPLES; index++) {
    const offset = Math.floor((index * size * 0.9) / SAMPLES);
    const page = await flowroute.numbers.searchAvailable({ number_type: "longcode", limit: 1, offset });
    const [found] = page.items;
    if (!found?.state || !found.rate_center)
      throw new Error(`The sandbox has no number ${offset} with a place.`);
    samples.push({ value: found.value, state: found.state, rateCenter: found.rate_center });
  }
  return samples;
}
