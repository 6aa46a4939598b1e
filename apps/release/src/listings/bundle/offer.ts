import { existsSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { type Project, SERVER_FOLDER } from "../project.ts";
import type { Offer } from "./manifest.ts";

/**
 * Asks the built server what it offers.
 * @throws where nothing is built, or another version
 */
export async function offerOf(root: string, { version }: Project): Promise<Offer> {
  const built = join(root, SERVER_FOLDER, "dist", "cli.js");
  if (!existsSync(built)) throw new Error(`${built} is not there: run pnpm exec turbo run build first.`);
  const client = new Client({ name: "bundle", version: "1.0.0" });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [built, "--sandbox"], stderr: "inherit" }),
  );
  try {
    const is = client.getServerVersion()?.version;
    if (is !== version)
      throw new Error(`${built} is version ${is}, and package.json says ${version}: build it again.`);
    const { tools } = await client.listTools();
    return { tools, prompts: client.getServerCapabilities()?.prompts !== undefined };
  } finally {
    await client.close();
  }
}
