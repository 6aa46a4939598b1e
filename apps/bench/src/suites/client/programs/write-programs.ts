import { copyFile, mkdir, symlink, writeFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { type Program, programsByName } from "./program-texts.ts";

/** A program that has a folder in which its import leads somewhere. */
export type WrittenProgram = Program & { name: string; file: string };

/**
 * Writes the programs into a new folder, which has links to the packages that they import. Without peers there are
 * none of theirs. `schema.d.ts` is what openapi-typescript makes of the contract.
 * @param peersFolder where the peers are installed
 */
export async function writePrograms(
  folder: string,
  peersFolder: string | undefined,
): Promise<WrittenProgram[]> {
  await mkdir(folder);
  await copyFile(join(installed("flowroute-client"), "src/generated/schema.ts"), join(folder, "schema.d.ts"));
  const there = Object.entries(programsByName).filter(
    ([, { isPeer }]) => !isPeer || peersFolder !== undefined,
  );
  const links = new Map(
    there.flatMap(([, { imports, isPeer }]) => {
      if (imports === undefined) return [];
      const inPeers = isPeer && peersFolder !== undefined;
      return [[imports, inPeers ? join(peersFolder, "node_modules", imports) : installed(imports)]];
    }),
  );
  for (const [name, target] of links) await link(target, join(folder, "node_modules", name));
  const written = there.map(([name, program], index) => {
    return { ...program, name, file: join(folder, `program-${index}.ts`) };
  });
  for (const { file, text } of written) await writeFile(file, text);
  return written;
}

function installed(name: string): string {
  const path = findPackageJSON(name, import.meta.url);
  if (path === undefined) throw new Error(`${name} is not installed. Run npm run setup.`);
  return dirname(path);
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // Windows lets anybody make a junction, and else looks at the kind; other systems have one kind.
  await symlink(target, path, "junction");
}
