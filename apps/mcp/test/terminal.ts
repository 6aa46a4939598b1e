import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { CLI } from "./hosts.ts";

const SCRIPT = "/usr/bin/script";

/** Whether a command can be run at a pseudo-terminal: by util-linux's script, which takes the command after -c. */
export const hasTerminal =
  process.platform === "linux" &&
  existsSync(SCRIPT) &&
  /util-linux/.test(spawnSync(SCRIPT, ["--version"], { encoding: "utf8" }).stdout);

/** Runs an operator's command as a person does, who types this. */
export function atTerminal(typed: string, ...args: string[]): { status: number | null; stdout: string } {
  const command = [process.execPath, CLI, ...args].map((arg) => `'${arg}'`).join(" ");
  const { status, stdout } = spawnSync(SCRIPT, ["-qec", command, "/dev/null"], {
    env: { TERM: "dumb" },
    input: typed,
    encoding: "utf8",
    timeout: 20_000,
  });
  return { status, stdout };
}

/** The code of the one question that waits, as a person reads it. */
export function codeAtTerminal(stateFolder: string): string {
  const { stdout } = atTerminal("", "approvals", "--state", stateFolder);
  const [code] = /\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b/.exec(stdout) ?? [];
  if (code === undefined) throw new Error(`no code in: ${stdout}`);
  return code;
}
