import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readSnapshot, type ToolSnapshot, writtenSnapshot } from "../tool-list/snapshot.ts";
import { committedToolList } from "../tool-list/tool-list.ts";
import { readIfThere } from "./read-if-there.ts";

const RELEASED = join("apps", "release", "released");
const CONTRACT = join(RELEASED, "contract.json");
const TOOLS = join(RELEASED, "tools.json");
const BUNDLE = join("spec", "dist", "openapi.json");

/** Keeps the contract and the tools as they are now, as those that the next release is held against. */
export async function keepReleased(root: string): Promise<void> {
  const contract = await currentContract(root);
  const tools = await committedToolList(root);
  await mkdir(dirname(join(root, CONTRACT)), { recursive: true });
  await writeFile(join(root, CONTRACT), `${JSON.stringify(contract, null, 2)}\n`);
  await writeFile(join(root, TOOLS), writtenSnapshot(tools));
}

/** The contract as the last release had it, or nothing before the first. */
export const releasedContract = (root: string): Promise<unknown> =>
  readIfThere(root, CONTRACT).then((text) => (text === undefined ? undefined : parsed(text, CONTRACT)));

/** The tools as the last release had them, or nothing before the first. */
export const releasedTools = (root: string): Promise<ToolSnapshot | undefined> =>
  readIfThere(root, TOOLS).then((text) => (text === undefined ? undefined : readSnapshot(text, TOOLS)));

/** The contract as it was built last. */
export async function currentContract(root: string): Promise<unknown> {
  const text = await readIfThere(root, BUNDLE);
  if (text === undefined)
    throw new Error(`${BUNDLE} is missing. Run npm run build; nothing was done without it.`);
  return parsed(text, BUNDLE);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is not JSON.`);
  }
}
