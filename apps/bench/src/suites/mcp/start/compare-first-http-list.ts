import { compare } from "../../../harness/comparison.ts";
import type { Subject } from "../../../harness/interleave.ts";
import type { Comparison } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { OUTLIVING } from "../../../peers/mends/outlive-a-request.ts";
import type { Era } from "../hosts/eras.ts";
import { BARE_OVER_HTTP, GENERATED, OURS_OVER_HTTP } from "../names.ts";
import { type StartHttp, startBareOverHttp, startOursOverHttp } from "../servers/http-servers.ts";
import type { OtherServers } from "../servers/other-servers.ts";
import { nobody } from "../servers/our-servers.ts";
import { firstHttpList } from "./first-list.ts";
import { starting, startOf } from "./starting.ts";

/** What it takes to have each server over HTTP, for a host of this era: the wait until it is there, and its memory. */
export function compareFirstHttpList(
  { children, effort, signal }: Bench,
  { overHttp, leftOut }: OtherServers,
  era: Era,
): Promise<Comparison> {
  const server = (name: string, start: StartHttp): Subject => ({
    name,
    measure: async () => startOf(await firstHttpList(children, start, era)),
  });
  // What is made from the contract speaks the earlier revision alone.
  const isEarlier = era === "2025-11-25";
  const made: OtherServers["overHttp"] = isEarlier ? overHttp : new Map();
  const name = "first-list-http";
  const title = "MCP over HTTP: from spawn to the first tools/list";
  return compare(
    {
      name: isEarlier ? name : `${name}-${era}`,
      title: isEarlier ? title : `${title}, ${era}`,
      baseline: BARE_OVER_HTTP,
      settings: {
        protocol: era,
        ...(isEarlier ? leftOut : { servers: "those that speak it" }),
        ...(made.has(GENERATED) && { [GENERATED]: OUTLIVING }),
      },
      metrics: starting,
      subjects: [
        server(OURS_OVER_HTTP, startOursOverHttp(nobody())),
        server(BARE_OVER_HTTP, startBareOverHttp(nobody())),
        ...[...made].map(([name, at]) => server(name, at(nobody()))),
      ],
    },
    effort.several,
    signal,
  );
}
