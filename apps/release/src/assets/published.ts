import { z } from "zod";
import { publishedPackages } from "../version/packages.ts";

const Published = z.array(z.object({ name: z.string(), version: z.string() }));

/** A package of this repository that npm was just given. */
export type Published = { name: string; version: string; folder: string };

/**
 * @param text what changesets says was published, in JSON
 * @throws Error where it is another version than the one that is here
 */
export function publishedIn(text: string, root: string): Published[] {
  const here = publishedPackages(root);
  return Published.parse(JSON.parse(text)).map(({ name, version }) => {
    const found = here.find((each) => each.name === name && each.version === version);
    if (found === undefined)
      throw new Error(`${name} ${version} was published, and is not what is here. Nothing was attached.`);
    return found;
  });
}

/** The tag and the name of its release, as changesets makes them. */
export const tagOf = ({ name, version }: Published): string => `${name}@${version}`;
