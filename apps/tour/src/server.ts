/** The built MCP server, the sandbox that it is to talk to, and where it keeps its ledger: apart from a real one. */
export type TourServer = {
  nodePath: string;
  serverPath: string;
  sandbox: { url: string; accessKey: string; secretKey: string };
  stateFolder: string;
};

/** The command line that a host runs. The sandbox costs nothing, so nobody is asked before a purchase. */
export const serverArgs = ({ serverPath }: TourServer): string[] => [serverPath, "--spend", "allow"];

export const serverEnvironment = ({ sandbox, stateFolder }: TourServer): Record<string, string> => ({
  FLOWROUTE_BASE_URL: sandbox.url,
  FLOWROUTE_ACCESS_KEY: sandbox.accessKey,
  FLOWROUTE_SECRET_KEY: sandbox.secretKey,
  FLOWROUTE_MCP_STATE: stateFolder,
});
