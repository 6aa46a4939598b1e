import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

/** What is published, and where it is built. */
const FOLDERS = {
  "flowroute-openapi": "spec",
  "flowroute-client": "packages/client",
  "flowroute-sandbox": "apps/sandbox",
  "flowroute-mcp": "apps/mcp",
} as const;

export type Published = keyof typeof FOLDERS;

export const NAMES: readonly Published[] = [
  "flowroute-openapi",
  "flowroute-client",
  "flowroute-sandbox",
  "flowroute-mcp",
];

export const builtIn = (name: Published, file: string): string => join(ROOT, FOLDERS[name], file);

/** As the repository is read, with slashes. */
export const directoryOf = (name: Published): string => FOLDERS[name];
