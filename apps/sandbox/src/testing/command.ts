import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const SOURCE_CLI = fileURLToPath(new URL("../cli.ts", import.meta.url));

export type Command = {
  process: ChildProcessByStdio<null, Readable, Readable>;
  /** The first line on stdout; rejects when the command ends without one. */
  firstLine(): Promise<string>;
  /** Waits for the end. */
  ended(): Promise<{ code: number | null; stdout: string; stderr: string }>;
};

/** Runs the command line as a process of its own. It is ended with the test, if it has not ended by itself. */
export function runCommand(args: readonly string[], cli = SOURCE_CLI): Command {
  const child = spawn(process.execPath, [cli, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"] },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const closed = once(child, "close").then(() => ({ code: child.exitCode, stdout, stderr }));
  onTestFinished(async () => {
    if (child.exitCode === null) child.kill("SIGKILL");
    await closed;
  });
  return {
    process: child,
    ended: () => closed,
    firstLine: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (stdout.includes("\n")) resolve(stdout.slice(0, stdout.indexOf("\n")));
        };
        child.stdout.on("data", look);
        look();
        void closed.then(() => reject(new Error(`The command ended without a line: ${stderr}`)));
      }),
  };
}
