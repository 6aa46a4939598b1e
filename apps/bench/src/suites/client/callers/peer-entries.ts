import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import type { PeerEntries } from "./by-name.ts";

const RESOLVE = `console.log(JSON.stringify(Object.fromEntries(
  process.argv.slice(1).map((name) => [name, import.meta.resolve(name)])
)))`;

const entriesSchema = z.record(z.string(), z.url());

/**
 * What `import` of these packages means in a folder. A Node in that folder says so: `require.resolve` would find
 * the CommonJS build of a package that has both.
 * @throws Error when one is not installed there.
 */
export async function peerEntries(folder: string, packages: readonly string[]): Promise<PeerEntries> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", RESOLVE, ...packages],
    { cwd: folder },
  );
  return entriesSchema.parse(JSON.parse(stdout));
}
