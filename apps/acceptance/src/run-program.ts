import { execFile } from "node:child_process";
import { delimiter, isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";

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
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: Surroundings,
): Promise<string> {
  const path = `${ROOT_BIN}${delimiter}${process.env["PATH"] ?? ""}`;
  const surroundings = {
    cwd,
    env: { PATH: path, HOME: cwd, NO_COLOR: "1", ...env },
    // npm and pnpm are scripts on Windows.
    shell: process.platform === "win32" && !isAbsolute(program),
  };
  return new Promise((resolve, reject) => {
    const child = execFile(program, [...args], surroundings, (failed, stdout, stderr) => {
      if (failed === null) return resolve(stdout);
      const said = `${stdout}\n${stderr}`.trim().slice(-TAIL);
      reject(new Error(`${[program, ...args].join(" ")} failed (${failed.code ?? "not started"}).\n${said}`));
    });
    child.stdin?.end();
  });
}
