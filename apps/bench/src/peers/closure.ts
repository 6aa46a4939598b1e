import { z } from "zod";

const names = z.record(z.string(), z.string()).default({});

/** What of package-lock.json says who needs whom. Keys are folders, with what is installed inside of what. */
export const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      dependencies: names,
      optionalDependencies: names,
      peerDependencies: names,
      peerDependenciesMeta: z
        .record(z.string(), z.object({ optional: z.boolean().default(false) }))
        .default({}),
    }),
  ),
});
export type Lock = z.infer<typeof lockSchema>;

/**
 * The folders of these packages and of all that npm would install for them.
 * @throws Error for a package that is needed and not in the lockfile.
 */
export function closureOf({ packages }: Lock, roots: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string, from: string, isOptional: boolean): void => {
    const folder = lookUp(packages, name, from);
    if (folder === undefined && isOptional) return;
    const needs = folder === undefined ? undefined : packages[folder];
    if (folder === undefined || needs === undefined) throw new Error(`${name} is not in the lockfile.`);
    if (found.has(folder)) return;
    found.add(folder);
    for (const each of Object.keys(needs.dependencies))
      visit(each, folder, each in needs.optionalDependencies);
    for (const each of Object.keys(needs.optionalDependencies)) visit(each, folder, true);
    // An optional peer is installed if the user asks for it, and nobody did.
    for (const each of Object.keys(needs.peerDependencies))
      if (needs.peerDependenciesMeta[each]?.optional !== true) visit(each, folder, false);
  };
  for (const root of roots) visit(root, "", false);
  return found;
}

/** One folder of each package and version: an install of its own would not have the same thing twice. */
export function onceEach({ packages }: Lock, folders: Iterable<string>): string[] {
  const nameOf = (folder: string) => folder.slice(folder.lastIndexOf("node_modules/"));
  return [
    ...new Map([...folders].map((each) => [`${nameOf(each)} ${packages[each]?.version}`, each])).values(),
  ];
}

/** As Node looks a package up: in the folder itself, then in those around it. */
function lookUp(packages: Lock["packages"], name: string, from: string): string | undefined {
  const folder = from === "" ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (folder in packages) return folder;
  if (from === "") return undefined;
  return lookUp(packages, name, from.slice(0, Math.max(from.lastIndexOf("/node_modules/"), 0)));
}
