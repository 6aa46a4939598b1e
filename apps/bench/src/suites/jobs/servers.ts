import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { ChildProcesses } from "../../children/child-processes.ts";
import { installedBin } from "../../children/installed-bin.ts";
import { generateServer } from "../../peers/generated-server.ts";
import type { Peers } from "../../peers/install-peers.ts";
import { IVOTOBY, IVOTOBY_DYNAMIC, ivotobyServer, withDynamicTools } from "../../peers/mcp-servers.ts";
import { fillPathParameters } from "../../peers/mends/fill-path-parameters.ts";
import { readJsonApi } from "../../peers/mends/read-json-api.ts";
import type { StdioServer } from "../../servers/stdio-server.ts";
import { GENERATED, OURS } from "../mcp/names.ts";
import { withFlowrouteMcp } from "./scripts/flowroute-mcp.ts";
import { withGenerated } from "./scripts/generated.ts";
import { metaTools } from "./scripts/meta-tools.ts";
import { OPENAPI_MCP_GENERATOR, OPENAPI_MCP_SERVER, oneToolEach } from "./scripts/one-tool-each.ts";
import type { Scripts } from "./scripts/script.ts";

const CONTRACT = join(import.meta.dirname, "../../../../../spec/dist/openapi.json");

type Account = { url: string; accessKey: string; secretKey: string };

/** An MCP server, and how its tools are used. */
export type JobServer = {
  name: string;
  scripts: Scripts;
  /** How it is started for an account that is its alone. */
  at: (account: Account) => Promise<StdioServer>;
};

/** As installed, but that it may buy without a person, whom the others do not ask either. */
export const ourServer = (children: ChildProcesses): JobServer => ({
  name: OURS,
  scripts: withFlowrouteMcp,
  at: async ({ url, accessKey, secretKey }) => ({
    args: [installedBin("flowroute-mcp"), "--spend", "allow"],
    environment: {
      FLOWROUTE_ACCESS_KEY: accessKey,
      FLOWROUTE_SECRET_KEY: secretKey,
      FLOWROUTE_BASE_URL: url,
      // Of its own: the ledger of another run would say that the text was sent already.
      FLOWROUTE_MCP_STATE: await mkdtemp(join(children.home, "state-")),
    },
  }),
});

/** The servers that come from this project's own contract. Without peers there are none. */
export async function generatedServers(
  children: ChildProcesses,
  peers: Peers | undefined,
): Promise<JobServer[]> {
  if (peers === undefined) return [];
  const generated = await generateServer(children, peers, CONTRACT);
  await readJsonApi(generated.folder);
  const filling = await fillPathParameters(peers, children.home);
  return [
    {
      name: IVOTOBY,
      scripts: withGenerated(oneToolEach(OPENAPI_MCP_SERVER)),
      at: async (account) => ivotobyServer(peers, CONTRACT, account),
    },
    {
      name: GENERATED,
      scripts: withGenerated(oneToolEach(OPENAPI_MCP_GENERATOR)),
      at: async (account) => generated.at(account),
    },
    {
      name: IVOTOBY_DYNAMIC,
      scripts: withGenerated(metaTools),
      at: async (account) => withDynamicTools(ivotobyServer(filling, CONTRACT, account)),
    },
  ];
}
