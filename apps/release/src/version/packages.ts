import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const workspace = z.object({ packages: z.array(z.string()) });
const named = z.record(z.string(), z.string()).default({});
const manifest = z.object({
  name: z.string(),
  version: z.string(),
  private: z.boolean().default(false),
  dependencies: named,
  optionalDependencies: named,
  peerDependencies: named,
  publishConfig: z.object({ registry: z.string().optional() }).default({}),
});

/** A package that people install. */
export interface PublishedPackage {
  name: string;
  version: string;
  folder: string;
  /** What is installed with it, and so is not inside of it. */
  installs: ReadonlySet<string>;
  /** Where it is published, if its manifest says so. */
  registry: string | undefined;
}

/** The packages of a workspace that are published, in the order of their names. */
export function publishedPackages(root: string): PublishedPackage[] {
  const { packages } = workspace.parse(parse(readFileSync(join(root, "pnpm-workspace.yaml"), "utf8")));
  return packages
    .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
    .map((file) => ({ folder: dirname(join(root, file)), ...read(join(root, file)) }))
    .filter((each) => !each.private)
    .map(({ dependencies, optionalDependencies, peerDependencies, publishConfig, ...each }) => ({
      ...each,
      installs: new Set(Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })),
      registry: publishConfig.registry,
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

const read = (file: string) => manifest.parse(JSON.parse(readFileSync(file, "utf8")));
