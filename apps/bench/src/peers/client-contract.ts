import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const withOperations = z.looseObject({ paths: z.record(z.string(), z.looseObject({})) });

/**
 * This contract with no other operations than the client has. The contract marks the others, which no server of ours
 * offers either. What only they refer to stays: it is in nothing that a server lists.
 */
export function clientOperations(contract: unknown): z.infer<typeof withOperations> {
  const { paths, ...rest } = withOperations.parse(contract);
  const kept = Object.entries(paths).flatMap(([path, item]) => {
    const members = Object.entries(item).filter(([, member]) => !isMarked(member));
    return members.some(([name]) => METHODS.includes(name)) ? [[path, Object.fromEntries(members)]] : [];
  });
  return { ...rest, paths: Object.fromEntries(kept) };
}

/** Writes it into a folder. @returns the file. */
export async function writeClientContract(contract: string, folder: string): Promise<string> {
  const file = join(folder, "client-contract.json");
  await writeFile(file, JSON.stringify(clientOperations(JSON.parse(await readFile(contract, "utf8")))));
  return file;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

const isMarked = (member: unknown): boolean =>
  typeof member === "object" && member !== null && "x-sandbox-only" in member;
