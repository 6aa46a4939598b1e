import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.filename);

/**
 * Runs a tool of this repository in a folder, with its output on this terminal.
 *
 * @throws Error with what to do, if it fails.
 */
export async function runTool(
  tool: string,
  args: readonly string[],
  { root, otherwise }: { root: string; otherwise: string },
): Promise<void> {
  const child = spawn(process.execPath, [resolve(tool), ...args], { cwd: root, stdio: "inherit" });
  const [code]: unknown[] = await once(child, "exit");
  if (code !== 0) throw new Error(otherwise);
}
