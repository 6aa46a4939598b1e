import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listTools } from "./list-tools.ts";
import { readSnapshot, snapshotOf, type ToolSnapshot, writtenSnapshot } from "./snapshot.ts";

/** Where the snapshot is, from the root of the repository. */
export const TOOL_LIST = join("apps", "mcp", "tools.json");

/** The snapshot that is committed, and reviewed in the diff. */
export async function committedToolList(root: string): Promise<ToolSnapshot> {
  const text = await readFile(join(root, TOOL_LIST), "utf8").catch(() => undefined);
  if (text === undefined)
    throw new Error(`${TOOL_LIST} is missing. Write it: npm run build, then npm run tools:write.`);
  return readSnapshot(text, TOOL_LIST);
}

/** What the built server says now. */
export const builtToolList = async (root: string): Promise<ToolSnapshot> =>
  snapshotOf(await listTools(join(root, "apps", "mcp", "dist", "cli.js")));

export async function writeToolList(root: string): Promise<ToolSnapshot> {
  const snapshot = await builtToolList(root);
  await writeFile(join(root, TOOL_LIST), writtenSnapshot(snapshot));
  return snapshot;
}
