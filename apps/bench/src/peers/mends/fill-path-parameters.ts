import { cp, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { Peers } from "../install-peers.ts";
import { IVOTOBY } from "../mcp-servers.ts";
import { replaceOnce } from "./replace-once.ts";

const LITERAL = "url: path2,";
const FILLED = `url: path2.replace(/{(\\w+)}/g, (_, name) => {
        const value = String(params[name]);
        delete params[name];
        return encodeURIComponent(value);
      }),`;

/**
 * A copy of @ivotoby/openapi-mcp-server that is mended, for three of four jobs cannot be done with it as it is: with
 * `--tools dynamic` it calls `/v2/numbers/{id}` by that very name, whatever id it is given, and takes no path that is
 * not in the contract. Nothing else is changed.
 * @returns what `ivotobyServer` takes in place of the peers.
 */
export async function fillPathParameters({ folder }: Peers, into: string): Promise<Pick<Peers, "bin">> {
  const copy = join(into, "filling");
  const installed = join(folder, "node_modules");
  await mkdir(copy, { recursive: true });
  await cp(join(installed, IVOTOBY), join(copy, "server"), { recursive: true });
  // It finds its packages among the peers'. On Windows only a junction needs no rights.
  await symlink(installed, join(copy, "node_modules"), "junction");
  await replaceOnce(join(copy, "server", "dist", "cli.js"), LITERAL, FILLED);
  return { bin: () => join(copy, "server", "bin", "mcp-server.js") };
}
