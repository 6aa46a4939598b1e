import { randomBytes } from "node:crypto";
import { basicAuthorization } from "../servers/basic-authorization.ts";
import type { StdioServer } from "../servers/stdio-server.ts";
import type { Peers } from "./install-peers.ts";

export const IVOTOBY = "@ivotoby/openapi-mcp-server";
export const SUPABASE = "@supabase/mcp-server-supabase";
export const TWILIO = "@twilio-alpha/mcp";
export const VONAGE = "@vonage/vonage-mcp-server-api-bindings";

/** Three tools, which find and call the operations. */
export const IVOTOBY_DYNAMIC = `${IVOTOBY} --tools dynamic`;
/** What its README names of what this project is for; looking for a number that is for sale is not among it. */
const TWILIO_CHOSEN = `${TWILIO}, messages and numbers`;

/** Nothing listens there. */
const NOWHERE = "http://127.0.0.1:9";

/** @ivotoby/openapi-mcp-server with this document, so that its calls go to this URL with these keys. */
export function ivotobyServer(
  peers: Pick<Peers, "bin">,
  document: string,
  { url, ...keys }: { url: string; accessKey: string; secretKey: string },
): StdioServer {
  const args = ["--api-base-url", url, "--openapi-spec", document];
  const headers = ["--headers", `Authorization:${basicAuthorization(keys)}`];
  return { args: [peers.bin(IVOTOBY, "openapi-mcp-server"), ...args, ...headers], environment: {} };
}

export const withDynamicTools = ({ args, environment }: StdioServer): StdioServer => ({
  args: [...args, "--tools", "dynamic"],
  environment,
});

/** Tags choose among what the services have: with the one that has them, it does not read all others first. */
const TWILIO_CHOICE = [
  ...["--services", "twilio_api_v2010"],
  ...["--tags", "Api20100401Message,Api20100401IncomingPhoneNumber"],
];

/** Servers for what others offer, with keys made up for the run: they are to list their tools, and no more. */
export const vendorServers = (peers: Peers): Record<string, StdioServer> => ({
  [VONAGE]: {
    args: [peers.bin(VONAGE, "vonage-mcp-server-api-bindings")],
    environment: { VONAGE_API_KEY: hex(4), VONAGE_API_SECRET: hex(8) },
  },
  [TWILIO]: twilioServer(peers),
  [TWILIO_CHOSEN]: twilioServer(peers, ...TWILIO_CHOICE),
  [SUPABASE]: {
    args: [
      peers.bin(SUPABASE, "mcp-server-supabase"),
      ...["--access-token", `sbp_${hex(20)}`, "--api-url", NOWHERE],
      // What it has on by default, but for docs: for that one it asks supabase.com before it lists anything.
      ...["--features", "account,database,debugging,development,functions,branching"],
    ],
    environment: {},
  },
});

const twilioServer = (peers: Peers, ...choice: readonly string[]): StdioServer => ({
  args: [peers.bin(TWILIO, "twilio-mcp-server"), `AC${hex(16)}/SK${hex(16)}:${hex(16)}`, ...choice],
  environment: {},
});

const hex = (bytes: number) => randomBytes(bytes).toString("hex");
