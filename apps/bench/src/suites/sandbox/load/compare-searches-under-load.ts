import type { Comparison } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { startSandbox } from "../../../servers/start-server.ts";
import { DEFAULT_SIZE } from "../inventory-sizes.ts";
import { nameOfSize } from "../names.ts";
import { askForTenInSeattle } from "../same-answers/asked.ts";
import type { ToldPeers } from "../same-answers/peer-servers.ts";
import { compareLoad } from "./compare-load.ts";

/** The search of somebody who looks for a number in a city, in the default inventory and in a large one. */
export async function compareSearchesUnderLoad(bench: Bench, peers: ToldPeers): Promise<Comparison[]> {
  const { children, effort } = bench;
  const comparisons: Comparison[] = [];
  for (const size of [DEFAULT_SIZE, effort.numbers]) {
    const sandbox = await startSandbox(children, "--inventory", String(size));
    const asked = await askForTenInSeattle(sandbox.ready);
    const question = {
      name: `search-${size}`,
      title: `Sandbox: a search for ten numbers in Seattle (state=WA, rate_center=SEATTLE, limit=10), of ${nameOfSize(size)} for sale`,
      seconds: effort.loadSeconds / 3,
    };
    comparisons.push(await compareLoad(bench, question, sandbox, asked, await peers(asked)));
    await children.end(sandbox.child);
  }
  return comparisons;
}
