import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";

const Published = z.array(z.object({ name: z.string(), version: z.string() }));
const Manifest = z.object({ name: z.string(), version: z.string() });

/** A package of this repository that npm was just given. */
export type Published = { name: string; version: string; folder: string };

/**
 * @param text what changesets says was published, in JSON
 * @throws Error where it is another version than the one that is here
 */
export function publishedIn(text: string, root: string): Published[] {
  const here = globSync("{spec,packages/*,apps/*}/package.json", { cwd: root }).map((path) => ({
    ...Manifest.parse(JSON.parse(readFileSync(join(root, path), "utf8"))),
    folder: join(root, dirname(path)),
  }));
  return Published.parse(JSON.parse(text)).map(({ name, version }) => {
    const found = here.find((each) => each.name === name && each.version === version);
    if (found === undefined)
      throw new Error(`${name} ${version} was published, and is not what is here. Nothing was attached.`);
    return found;
  });
}

/** The tag and the name of its release, as changesets makes them. */
export const tagOf = ({ name, version }: Published): string => `${name}@${version}`;
