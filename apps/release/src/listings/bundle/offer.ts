import { existsSync } from "node:fs";
import { join } from "node:path";
import { speakToBuiltServer } from "../../built-server.ts";
import { type Project, SERVER_FOLDER } from "../project.ts";
import type { Offer } from "./manifest.ts";

/**
 * Asks the built server what it offers.
 * @throws where nothing is built, or another version
 */
export async function offerOf(root: string, { version }: Project): Promise<Offer> {
  const built = join(root, SERVER_FOLDER, "dist", "cli.js");
  if (!existsSync(built)) throw new Error(`${built} is not there: run pnpm exec turbo run build first.`);
  return speakToBuiltServer(built, async (client) => {
    const is = client.getServerVersion()?.version;
    if (is !== version)
      throw new Error(`${built} is version ${is}, and package.json says ${version}: build it again.`);
    const { tools } = await client.listTools();
    return { tools, prompts: client.getServerCapabilities()?.prompts !== undefined };
  });
}
