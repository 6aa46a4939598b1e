import { createFlowroute } from "flowroute-client";
import type { LoadRequest } from "../../../load/run-load.ts";
import { basicAuthorization } from "../../../servers/basic-authorization.ts";
import { recordAnswer } from "../../../servers/recorded-answer.ts";
import type { SandboxReady } from "../../../servers/start-server.ts";
import type { SampleNumber } from "./search-filter.ts";
import { searchKinds } from "./search-urls.ts";

/** Searches of every kind, made from numbers of this sandbox. */
export type SearchRequests = { headers: Record<string, string>; byKind: ReadonlyMap<string, LoadRequest[]> };

/**
 * Every path was asked once.
 * @throws Error when one of them found nothing.
 */
export async function searchRequests(
  ready: SandboxReady,
  size: number,
  samples: number,
): Promise<SearchRequests> {
  const headers = { authorization: basicAuthorization(ready), accept: "application/vnd.api+json" };
  const byKind = new Map<string, LoadRequest[]>();
  for (const { name, paths } of searchKinds(await sampleNumbers(ready, size, samples))) {
    const requests: LoadRequest[] = [];
    for (const path of paths) {
      const { status, body } = await recordAnswer(ready.url + path, { headers });
      if (body.startsWith(`{"data":[]`)) throw new Error(`A search found nothing: ${path}`);
      requests.push({ path, expected: { status, bodyBytes: Buffer.byteLength(body) } });
    }
    byKind.set(name, requests);
  }
  return { headers, byKind };
}

/** One of each kind after the other, so that a short run has had all kinds alike: as often as there are rounds. */
export function inTurns(byKind: ReadonlyMap<string, readonly LoadRequest[]>, rounds: number): LoadRequest[] {
  return Array.from({ length: rounds }, (_, round) =>
    [...byKind.values()].flatMap((requests) => {
      // Spread over all of a kind, some of which have few.
      const request = requests[Math.floor((round * requests.length) / rounds)];
      return request === undefined ? [] : [request];
    }),
  ).flat();
}

/** Numbers from all over the inventory, less the toll-free ones, which have no place. */
async function sampleNumbers(
  { url, ...keys }: SandboxReady,
  size: number,
  wanted: number,
): Promise<SampleNumber[]> {
  const flowroute = createFlowroute({ ...keys, baseUrl: url });
  const samples: SampleNumber[] = [];
  for (let index = 0; index < wanted; index++) {
    const offset = Math.floor((index * size * 0.9) / wanted);
    const page = await flowroute.numbers.searchAvailable({ number_type: "longcode", limit: 1, offset });
    const [found] = page.items;
    if (!found?.state || !found.rate_center)
      throw new Error(`The sandbox has no number ${offset} with a place.`);
    samples.push({ value: found.value, state: found.state, rateCenter: found.rate_center });
  }
  return samples;
}
