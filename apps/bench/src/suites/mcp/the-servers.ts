import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { builtFile, installedBin } from "../../children/installed-bin.ts";
import type { Bench } from "../../harness/suite.ts";
import { type GeneratedServer, generateServer } from "../../peers/generated-server.ts";
import type { Peers } from "../../peers/install-peers.ts";
import { IVOTOBY, ivotobyServer, vendorServers } from "../../peers/mcp-servers.ts";
import { basicAuthorization } from "../../servers/basic-authorization.ts";
import type { StdioServer } from "../../servers/stdio-server.ts";
import { firstList } from "./first-list.ts";
import { GENERATED } from "./names.ts";

const CONTRACT = join(import.meta.dirname, "../../../../../spec/dist/openapi.json");

/** An account of a carrier: where it is, and its keys. */
export type Account = { url: string; accessKey: string; secretKey: string };

export const ourServer = ({ url, accessKey, secretKey }: Account): StdioServer => ({
  args: [installedBin("flowroute-mcp")],
  environment: {
    FLOWROUTE_ACCESS_KEY: accessKey,
    FLOWROUTE_SECRET_KEY: secretKey,
    FLOWROUTE_BASE_URL: url,
  },
});

export const bareServer = (file: string): StdioServer => ({ args: [builtFile(file)], environment: {} });

/** One that calls the carrier. */
export const bareCallServer = (file: string, { url, ...keys }: Account): StdioServer => ({
  ...bareServer(file),
  environment: { BENCH_URL: url, BENCH_AUTHORIZATION: basicAuthorization(keys) },
});

/** Listing tools needs keys to be there, not to be right; nothing listens where the calls would go. */
export const nobody = (): Account => ({
  url: "http://127.0.0.1:9",
  accessKey: randomBytes(4).toString("hex"),
  secretKey: randomBytes(16).toString("hex"),
});

/** The servers of others that start here. */
export type OtherServers = {
  /** Made from this project's own contract. */
  fromContract: Map<string, (account: Account) => StdioServer>;
  /** For what others offer. */
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
  await unless(GENERATED, async () => {
    const generated = await generateServer(children, peers, CONTRACT);
    await lists(generated.at(nobody()));
    found.generated = generated;
    found.fromContract.set(GENERATED, generated.at);
  });
  await unless(IVOTOBY, async () => {
    const at = (account: Account) => ivotobyServer(peers, CONTRACT, account);
    await lists(at(nobody()));
    found.fromContract.set(IVOTOBY, at);
  });
  for (const [name, server] of Object.entries(vendorServers(peers)))
    await unless(name, async () => {
      await lists(server);
      found.ofVendors.set(name, server);
    });
  return found;
}

const firstLine = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
