import { spawnSync } from "node:child_process";

/** Runs a tool of this repository with its output on this terminal; true if it succeeded. */
export function run(tool, ...args) {
  const { status } = spawnSync("pnpm", ["exec", tool, ...args], {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", REDOCLY_TELEMETRY: "off" },
  });
  return status === 0;
}

/** turbo, quiet about what went well. */
export const turbo = (...args) =>
  run("turbo", "run", "--output-logs=errors-only", "--log-order=grouped", ...args);
