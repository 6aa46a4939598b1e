import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ChildProcesses } from "../../../children/child-processes.ts";
import type { Peers } from "../../../peers/install-peers.ts";
import { mockoonEnvironment } from "../../../peers/mockoon-environment.ts";
import { withExample } from "../../../peers/prism-document.ts";
import { startMockoon, startPrism } from "../../../peers/start-peers.ts";
import type { StartedServer } from "../../../servers/start-server.ts";
import { MOCKOON, PRISM } from "../names.ts";
import type { Asked } from "./asked.ts";

const CONTRACT = join(import.meta.dirname, "../../../../../../spec/dist/openapi.json");

/** A server of somebody else, told to answer as the sandbox did. */
export type PeerServer = { name: string; start: () => Promise<StartedServer<{ url: string }>> };

/** The peers, told these answers: one for each operation. None, where there are no peers. */
export type ToldPeers = (...asked: readonly Asked[]) => Promise<PeerServer[]>;

/** Writes what the peers are started with, each time into files of its own. */
export function toldPeers(children: ChildProcesses, peers: Peers | undefined): ToldPeers {
  let files = 0;
  const write = async (content: unknown) => {
    const path = join(children.home, `told-${++files}.json`);
    await writeFile(path, JSON.stringify(content));
    return path;
  };
  return async (...asked) => {
    if (peers === undefined) return [];
    const prism = await write(prismDocument(JSON.parse(await readFile(CONTRACT, "utf8")), asked));
    const mockoon = await write(mockoonEnvironment(asked.map(mockoonRoute)));
    return [
      { name: PRISM, start: () => startPrism(children, peers, prism) },
      { name: MOCKOON, start: () => startMockoon(children, peers, mockoon) },
    ];
  };
}

const prismDocument = (contract: unknown, asked: readonly Asked[]): unknown =>
  asked.reduce(
    (document, { method, inContract, answer }) => withExample(document, { method, path: inContract }, answer),
    contract,
  );

const mockoonRoute = ({ method, inContract, answer }: Asked) => ({
  method,
  path: inContract.replace(/\{(\w+)\}/g, ":$1"),
  answer,
});

/** Says in a report that there were none, which the missing rows alone would not. */
export const withoutPeers = (peers: readonly PeerServer[]): Record<string, string> =>
  peers.length === 0 ? { peers: "left out" } : {};
