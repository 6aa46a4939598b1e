import { readFile, writeFile } from "node:fs/promises";

/**
 * Changes one place of a file that somebody else made.
 * @throws Error when it is not there, or not once: then the change may not be needed any more.
 */
export async function replaceOnce(file: string, before: string, after: string): Promise<void> {
  const parts = (await readFile(file, "utf8")).split(before);
  if (parts.length !== 2) throw new Error(`This is something else now, and is not changed: ${file}`);
  await writeFile(file, parts.join(after));
}
