import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll } from "vitest";
import { z } from "zod";

const BUILT = fileURLToPath(new URL("../../../mcp/dist/cli.js", import.meta.url));

/** What a host starts. */
export const entrySchema = z.strictObject({
  type: z.literal("stdio").optional(),
  command: z.string(),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()).default({}),
});
export type Started = z.infer<typeof entrySchema>;

/** The built server in the place of the one that npx would download. */
export function builtInsteadOfNpx({ command, args, env }: Started): Started {
  const [yes, name, ...flags] = args;
  if (command !== "npx" || yes !== "-y" || name !== "flowroute-mcp")
    throw new Error(`${command} ${args.join(" ")} does not start flowroute-mcp through npx.`);
  return { command: process.execPath, args: [BUILT, ...flags], env };
}

const folder = mkdtempSync(join(tmpdir(), "flowroute-listings-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts it as a host does, and lets `use` speak to it. */
export async function speakingTo<T>(
  { command, args, env }: Started,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ name: "test", version: "1.0.0" });
  await client.connect(
    new StdioClientTransport({
      command,
      args,
      // The ledger of whoever runs the tests is none of theirs.
      env: { ...env, FLOWROUTE_MCP_STATE: folder, PATH: process.env["PATH"] ?? "" },
      stderr: "ignore",
    }),
  );
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

/** Its tools, and whether they are the sandbox's. */
export const offerOf = (started: Started): Promise<{ onSandbox: boolean; tools: string[] }> =>
  speakingTo(started, async (client) => ({
    onSandbox: (client.getInstructions() ?? "").includes("This is a sandbox"),
    tools: (await client.listTools()).tools.map(({ name }) => name),
  }));
