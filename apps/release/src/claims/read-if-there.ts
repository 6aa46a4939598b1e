import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The text of a file, or nothing where there is none. */
export async function readIfThere(root: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(join(root, file), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
