import { type ChildProcess, spawnSync } from "node:child_process";
import { once } from "node:events";
import spawn from "cross-spawn";

const TAIL = 3_000;
const isWindows = process.platform === "win32";

/** Where a program runs, and until when at most. */
export interface Surroundings {
  cwd: string;
  env: Readonly<Record<string, string>>;
  signal: AbortSignal;
}

/** Ends a process with all that it has begun: npx, a shell and the program are three. */
export function endTree(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  if (child.pid === undefined) return;
  if (isWindows) {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended.
  }
}

/** Starts a program; when the rehearsal is broken off, it ends at once. */
export function start(program: string, args: readonly string[], { cwd, env, signal }: Surroundings) {
  signal.throwIfAborted();
  // npm and npx are scripts on Windows, which only a shell starts: this one is given every argument whole.
  const child = spawn.spawn(program, [...args], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that it can be ended as a whole.
    detached: !isWindows,
  });
  const kill = () => endTree(child, "SIGKILL");
  signal.addEventListener("abort", kill, { once: true });
  child.once("close", () => signal.removeEventListener("abort", kill));
  return child;
}

/**
 * Runs a program to its end and gives what it wrote to stdout.
 *
 * @throws Error with the end of what it wrote, if it cannot be started or fails.
 */
export async function run(
  program: string,
  args: readonly string[],
  surroundings: Surroundings,
): Promise<string> {
  const child = start(program, args, surroundings);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [code, killedBy]: unknown[] = await once(child, "close");
  surroundings.signal.throwIfAborted();
  if (code === 0) return stdout;
  const said = `${stdout}\n${stderr}`.trim().slice(-TAIL);
  throw new Error(`${[program, ...args].join(" ")} failed (${code ?? killedBy}).\n${said}`);
}
