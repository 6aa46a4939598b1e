import { join } from "node:path";
import type { Bench } from "../../../harness/suite.ts";
import { writeClientContract } from "../../../peers/client-contract.ts";
import { type GeneratedServer, generateServer } from "../../../peers/generated-server.ts";
import type { Peers } from "../../../peers/install-peers.ts";
import {
  IVOTOBY,
  IVOTOBY_DYNAMIC,
  ivotobyServer,
  vendorServers,
  withDynamicTools,
} from "../../../peers/mcp-servers.ts";
import type { StdioServer } from "../../../servers/stdio-server.ts";
import { GENERATED, sameOperations } from "../names.ts";
import { firstHttpList, firstList } from "../start/first-list.ts";
import { type StartHttp, startGeneratedOverHttp, startIvotobyOverHttp } from "./http-servers.ts";
import { type Account, nobody } from "./our-servers.ts";

const CONTRACT = join(import.meta.dirname, "../../../../../../spec/dist/openapi.json");

/** The servers of others that start here. */
export type OtherServers = {
  /** Made from this project's own contract. */
  fromContract: Map<string, (account: Account) => StdioServer>;
  /** The same two over HTTP. */
  overHttp: Map<string, (account: Account) => StartHttp>;
  /** What else the two make of it: they are only listed. */
  toList: Map<string, StdioServer>;
  /** For what others offer: they are only listed, too. */
  ofVendors: Map<string, StdioServer>;
  generated: GeneratedServer | undefined;
  /** Says in a report which are missing, which the missing rows alone would not. */
  leftOut: Record<string, string>;
};

/** Tries each of them once. Without peers there are none. */
export async function otherServers(
  { children, signal }: Bench,
  peers: Peers | undefined,
): Promise<OtherServers> {
  const found: OtherServers = {
    fromContract: new Map(),
    overHttp: new Map(),
    toList: new Map(),
    ofVendors: new Map(),
    generated: undefined,
    leftOut: peers === undefined ? { peers: "left out" } : {},
  };
  if (peers === undefined) return found;
  const unless = async (name: string, prepare: () => Promise<void>) => {
    signal.throwIfAborted();
    try {
      await prepare();
    } catch (error) {
      signal.throwIfAborted();
      found.leftOut[name] = `left out: ${firstLine(error)}`;
    }
  };
  const lists = (server: StdioServer) => firstList(children, server, "2025-11-25");
  const listed = (into: Map<string, StdioServer>, name: string, server: () => Promise<StdioServer>) =>
    unless(name, async () => {
      const tried = await server();
      await lists(tried);
      into.set(name, tried);
    });
  const overHttp = (name: string, at: () => Promise<(account: Account) => StartHttp>) =>
    unless(`${name} over HTTP`, async () => {
      const tried = await at();
      await firstHttpList(children, tried(nobody()), "2025-11-25");
      found.overHttp.set(name, tried);
    });

  const ivotoby = (account: Account) => ivotobyServer(peers, CONTRACT, account);
  const generate = (name: string, contract: string, transport: "stdio" | "streamable-http") =>
    generateServer(children, peers, contract, { name, transport });
  await unless(GENERATED, async () => {
    const generated = await generate("generated", CONTRACT, "stdio");
    await lists(generated.at(nobody()));
    found.generated = generated;
    found.fromContract.set(GENERATED, generated.at);
  });
  await unless(IVOTOBY, async () => {
    await lists(ivotoby(nobody()));
    found.fromContract.set(IVOTOBY, ivotoby);
  });
  await overHttp(GENERATED, async () => {
    const { at } = await generate("generated-http", CONTRACT, "streamable-http");
    return (account) => startGeneratedOverHttp(at(account));
  });
  await overHttp(IVOTOBY, async () => (account) => startIvotobyOverHttp(ivotoby(account)));

  const shorter = await writeClientContract(CONTRACT, children.home);
  await listed(found.toList, sameOperations(GENERATED), async () =>
    (await generate("generated-same", shorter, "stdio")).at(nobody()),
  );
  await listed(found.toList, sameOperations(IVOTOBY), async () => ivotobyServer(peers, shorter, nobody()));
  await listed(found.toList, IVOTOBY_DYNAMIC, async () => withDynamicTools(ivotoby(nobody())));
  for (const [name, server] of Object.entries(vendorServers(peers)))
    await listed(found.ofVendors, name, async () => server);
  return found;
}

const firstLine = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
