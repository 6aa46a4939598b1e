import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const BUNDLE = fileURLToPath(import.meta.resolve("redoc/bundles/redoc.standalone.js"));

/** The one thing that Redoc fetches by itself, a logo. It leaves away what does not load. */
const LOGO = '"https://cdn.redoc.ly/redoc/logo-mini.svg"';

/** Redoc as it is published, without the logo that it would fetch and the map that is not here. */
export function offline(bundle: string): string {
  const [before, after, ...more] = bundle.split(LOGO);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(
      `Redoc's logo is not where it was (${LOGO}, once): look what this version of Redoc fetches, and change src/api/redoc.ts.`,
    );
  }
  return `${before}"data:,"${after}`.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, "\n");
}

/** Puts Redoc and the licences of what is in it into a folder. */
export async function writeRedoc(folder: string): Promise<void> {
  await writeFile(join(folder, "redoc.standalone.js"), offline(await readFile(BUNDLE, "utf8")));
  // The bundle refers to two of them by name: its own, and that of the worker that searches.
  const licences = (await readdir(dirname(BUNDLE))).filter((name) =>
    /^(redoc\.standalone|[0-9a-f]+\.worker)\.js\.LICENSE\.txt$/.test(name),
  );
  for (const name of licences) await copyFile(join(dirname(BUNDLE), name), join(folder, name));
}
