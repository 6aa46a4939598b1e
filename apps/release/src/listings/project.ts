import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { repositoryAddress } from "../repository-address.ts";

const serverPackage = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  keywords: z.array(z.string()),
  engines: z.object({ node: z.string() }),
  mcpName: z.string().optional(),
});

const GITHUB = /^https:\/\/github\.com\/([\w-]+)\/[\w.-]+$/;

/** What every listing says of the server. The address and the version are written in package.json alone. */
export type Project = {
  repositoryUrl: string;
  /** Where the registry of MCP knows it: it grants io.github.OWNER to workflows in OWNER's repositories. */
  mcpName: string;
  packageName: string;
  version: string;
  license: string;
  keywords: readonly string[];
  node: string;
  title: string;
  /** At most 100 characters: the registry takes no more. */
  description: string;
};

export const SERVER_FOLDER = "apps/mcp";

export function readProject(root: string): Project {
  const repositoryUrl = repositoryAddress(root);
  const { name, version, license, keywords, engines } = readServerPackage(root);
  const [, owner] = GITHUB.exec(repositoryUrl) ?? [];
  if (owner === undefined)
    throw new Error(
      `repository in the root package.json is ${repositoryUrl}: the listings need git+https://github.com/OWNER/NAME.git.`,
    );
  return {
    repositoryUrl,
    mcpName: `io.github.${owner}/${name}`,
    packageName: name,
    version,
    license,
    keywords,
    node: engines.node,
    title: "Flowroute",
    description:
      "Search, buy, text and reroute Flowroute phone numbers, within limits that the operator sets.",
  };
}

export const readServerPackage = (root: string) =>
  serverPackage.parse(JSON.parse(readFileSync(join(root, SERVER_FOLDER, "package.json"), "utf8")));
