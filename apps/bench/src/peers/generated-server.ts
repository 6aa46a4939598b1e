import { symlink } from "node:fs/promises";
import { join } from "node:path";
import type { ChildProcesses } from "../children/child-processes.ts";
import { installedBin } from "../children/installed-bin.ts";
import type { StdioServer } from "../servers/stdio-server.ts";
import type { Peers } from "./install-peers.ts";
import { outliveARequest } from "./mends/outlive-a-request.ts";
import { runToEnd } from "./run-to-end.ts";

/** A server that openapi-mcp-generator made, and the folder of its package. */
export type GeneratedServer = {
  folder: string;
  /** Started so that its calls go to this URL with these keys. */
  at: (carrier: { url: string; accessKey: string; secretKey: string }) => StdioServer;
};

/** What is made: the name of its folder, and how hosts reach it. */
type Made = { name: string; transport: "stdio" | "streamable-http" };

/**
 * Has openapi-mcp-generator make a server from this document, and builds it as its README says, but for `npm
 * install`: it finds its packages among the peers'. One for HTTP is mended, and told its port as `PORT`.
 */
export async function generateServer(
  children: ChildProcesses,
  peers: Peers,
  document: string,
  { name, transport }: Made = { name: "generated", transport: "stdio" },
): Promise<GeneratedServer> {
  const folder = join(children.home, name);
  const command = peers.bin("openapi-mcp-generator", "openapi-mcp-generator");
  const args = ["--input", document, "--output", folder, "--transport", transport, "--force"];
  await runToEnd(children, [command, ...args]);
  // On Windows only a junction needs no rights. Elsewhere the kind does not matter.
  await symlink(join(peers.folder, "node_modules"), join(folder, "node_modules"), "junction");
  // Its tsconfig.json is of a time when TypeScript found out by itself where the sources begin.
  const source = ["--rootDir", join(folder, "src")];
  await runToEnd(children, [installedBin("typescript", "tsc"), "--project", folder, ...source]);
  if (transport === "streamable-http") await outliveARequest(folder);
  return {
    folder,
    at: ({ url, accessKey, secretKey }) => ({
      args: [join(folder, "build", "index.js")],
      environment: {
        API_BASE_URL: url,
        BASIC_USERNAME_BASIC: accessKey,
        BASIC_PASSWORD_BASIC: secretKey,
        // It asks for dotenv 16. The peers have 17, which would greet on stdout, where MCP is spoken.
        DOTENV_CONFIG_QUIET: "true",
      },
    }),
  };
}
