import type { Load } from "../../../load/run-load.ts";
import type { SandboxReady } from "../../../servers/start-server.ts";
import { type Asked, askById, askForList } from "../same-answers/asked.ts";
import { inTurns, searchRequests } from "../searches/search-requests.ts";

/** How many numbers of an inventory the searches are made from. */
export const SAMPLES = 16;

/** What a sandbox is asked for, whatever its size: a number by its id, a list, and searches of all kinds in turns. */
export async function growthLoads(
  ready: SandboxReady,
  size: number,
  settings: Pick<Load, "connections" | "seconds">,
): Promise<{ byId: Load; list: Load; searches: Load }> {
  const again = ({ method, path, headers, answer: { status, body } }: Asked): Load => ({
    ...settings,
    url: ready.url,
    headers,
    requests: [{ method, path, expected: { status, bodyBytes: Buffer.byteLength(body) } }],
  });
  // The number is bought first: then it is no longer for sale, and what is searched for stays as it is.
  const byId = again(await askById(ready));
  const { headers, byKind } = await searchRequests(ready, size, SAMPLES);
  const searches = { ...settings, url: ready.url, headers, requests: inTurns(byKind, SAMPLES) };
  return { byId, list: again(await askForList(ready)), searches };
}
