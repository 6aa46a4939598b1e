import { randomBytes } from "node:crypto";
import { builtFile, installedBin } from "../../../children/installed-bin.ts";
import { basicAuthorization } from "../../../servers/basic-authorization.ts";
import type { StdioServer } from "../../../servers/stdio-server.ts";

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
