import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const rootPackage = z.object({ repository: z.object({ url: z.string() }) });
const serverPackage = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  keywords: z.array(z.string()),
  engines: z.object({ node: z.string() }),
  mcpName: z.string().optional(),
});

const GITHUB = /^git\+(https:\/\/github\.com\/([\w-]+)\/[\w.-]+?)\.git$/;

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
  const { repository } = rootPackage.parse(readJson(join(root, "package.json")));
  const { name, version, license, keywords, engines } = readServerPackage(root);
  const [, repositoryUrl, owner] = GITHUB.exec(repository.url) ?? [];
  if (repositoryUrl === undefined || owner === undefined)
    throw new Error(
      `repository in the root package.json is ${repository.url}: the listings need git+https://github.com/OWNER/NAME.git.`,
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
  serverPackage.parse(readJson(join(root, SERVER_FOLDER, "package.json")));

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
