import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bench } from "../../harness/suite.ts";
import type { Peers } from "../../peers/install-peers.ts";
import { mockoonEnvironment } from "../../peers/mockoon-environment.ts";
import { withExample } from "../../peers/prism-document.ts";
import { startMockoon, startPrism } from "../../peers/start-peers.ts";
import type { StartedServer } from "../../servers/start-server.ts";
import { MOCKOON, PRISM } from "./names.ts";
import type { RecordedSandbox } from "./recorded-sandbox.ts";

const CONTRACT = join(import.meta.dirname, "../../../../../spec/dist/openapi.json");

/** A server of somebody else, told to answer as the sandbox did. */
export type PeerServer = { name: string; start: () => Promise<StartedServer<{ url: string }>> };

/** Writes what the peers are started with. Without peers there are none to start. */
export async function peerServers(
  { children }: Bench,
  peers: Peers | undefined,
  { byId, list }: RecordedSandbox,
): Promise<PeerServer[]> {
  if (peers === undefined) return [];
  const asked = [list, byId];
  const document = asked.reduce<unknown>(
    (contract, { inContract, answer }) => withExample(contract, inContract, answer),
    JSON.parse(await readFile(CONTRACT, "utf8")),
  );
  const environment = mockoonEnvironment(asked.map(({ inMockoon, answer }) => ({ path: inMockoon, answer })));
  const write = async (name: string, content: unknown) => {
    const path = join(children.home, name);
    await writeFile(path, JSON.stringify(content));
    return path;
  };
  const prism = await write("prism.json", document);
  const mockoon = await write("mockoon.json", environment);
  return [
    { name: PRISM, start: () => startPrism(children, peers, prism) },
    { name: MOCKOON, start: () => startMockoon(children, peers, mockoon) },
  ];
}

/** Says in a report that there were none, which the missing rows alone would not. */
export const withoutPeers = (peers: readonly PeerServer[]): Record<string, string> =>
  peers.length === 0 ? { peers: "left out" } : {};
