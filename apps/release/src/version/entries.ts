import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const build = z.object({
  entry: z.union([
    z.string().transform((entry) => [entry]),
    z.array(z.string()),
    z.record(z.string(), z.string()).transform((entry) => Object.values(entry)),
  ]),
  dts: z.unknown().optional(),
});

/** Where what a package ships begins. */
export interface Entries {
  files: string[];
  /** Whether declarations are shipped, too. */
  withTypes: boolean;
}

const SCRIPT = /<script\b[^>]*\bsrc="(?<src>[^"]+)"/g;

/** The scripts of the pages that a package has: they are built beside its modules. */
function scriptsOfPages(folder: string): string[] {
  return globSync("src/**/*.html", { cwd: folder })
    .map((page) => join(folder, page))
    .flatMap((page) =>
      [...readFileSync(page, "utf8").matchAll(SCRIPT)].map(({ groups }) =>
        resolve(dirname(page), `./${groups?.["src"] ?? ""}`),
      ),
    );
}

/** Where the build of a package begins, by its own tsdown.config.ts; a package without one ships no code. */
export async function entriesOf(folder: string): Promise<Entries> {
  const file = join(folder, "tsdown.config.ts");
  if (!existsSync(file)) return { files: [], withTypes: false };
  const module: { default?: unknown } = await import(pathToFileURL(file).href);
  const config = build.safeParse(module.default);
  const files = config.data?.entry.map((entry) => join(folder, entry)) ?? [];
  const missing = files.filter((entry) => !existsSync(entry)).map((entry) => relative(folder, entry));
  if (!config.success || missing.length > 0)
    throw new Error(
      `What ${file} builds is not understood${missing.length > 0 ? ` (no file ${missing.join(", ")})` : ""}. Give its \`entry\` as paths of files, in one configuration; or teach apps/release/src/version/entries.ts to read it.`,
    );
  return {
    files: [...files, ...scriptsOfPages(folder)],
    withTypes: config.data.dts !== undefined && config.data.dts !== false,
  };
}
