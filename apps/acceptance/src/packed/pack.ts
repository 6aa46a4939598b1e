import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { runProgram } from "../run-program.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The client as it would be published: a file that npm installs. */
    tarball: string;
  }
}

const CLIENT = fileURLToPath(new URL("../../../../packages/client/", import.meta.url));

/** Packs the client once for all test files; the tarball goes when they are through. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-packed-"));
  await runProgram("pnpm", ["pack", "--pack-destination", folder], { cwd: CLIENT, env: { HOME: folder } });
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("pnpm pack made no tarball.");
  provide("tarball", join(folder, tarball));
  return () => rmSync(folder, { recursive: true, force: true });
}
