import { once } from "node:events";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import spawn from "cross-spawn";

const TAIL = 4_000;

/** Where the monorepo's own programs are: pnpm, say. */
const ROOT_BIN = fileURLToPath(new URL("../../../node_modules/.bin", import.meta.url));

/** Where a program runs, and the environment that it gets besides PATH. */
export interface Surroundings {
  cwd: string;
  env?: Record<string, string>;
}

/**
 * Runs a program to its end and gives its stdout. It gets a small environment of its own: settings of whoever runs
 * the tests do not reach it.
 *
 * @throws Error with the end of what it wrote, if it cannot be started or fails.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: Surroundings,
): Promise<string> {
  const path = `${ROOT_BIN}${delimiter}${process.env["PATH"] ?? ""}`;
  // npm and pnpm are scripts on Windows, which only a shell starts: this one is given every argument whole.
  const child = spawn.spawn(program, [...args], {
    cwd,
    env: { PATH: path, HOME: cwd, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [code, killedBy]: unknown[] = await once(child, "close");
  if (code === 0) return stdout;
  const said = `${stdout}\n${stderr}`.trim().slice(-TAIL);
  throw new Error(`${[program, ...args].join(" ")} failed (${code ?? killedBy}).\n${said}`);
}
