import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const manifest = z.object({ repository: z.object({ url: z.string() }) });

/** Where people look at a repository: by `repository` in its package.json, where alone it is written. */
export function repositoryAddress(root: string): string {
  const { repository } = manifest.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  return repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
}
