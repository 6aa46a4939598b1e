import { spawnSync } from "node:child_process";
import { pnpm, pnpmEnvironment } from "./pnpm.mjs";

/** Runs a tool of this repository with its output on this terminal; true if it succeeded. */
export function run(tool, ...args) {
  const { status } = spawnSync(...pnpm("exec", tool, ...args), { stdio: "inherit", env: pnpmEnvironment() });
  return status === 0;
}

/** turbo, quiet about what went well. */
export const turbo = (...args) =>
  run("turbo", "run", "--output-logs=errors-only", "--log-order=grouped", ...args);

/** The version of the Node that scripts of this repository run on. */
export function nodeOfScripts() {
  const asked = pnpm("exec", "node", "--print", "process.versions.node");
  return spawnSync(...asked, { encoding: "utf8", env: pnpmEnvironment() }).stdout?.trim();
}
