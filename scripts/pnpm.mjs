import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * What starts the pnpm of this repository: a program and its arguments. By Node, and not by a shell, to which a ^ in a
 * filter or a blank in a path would mean something else on Windows.
 */
export const pnpm = (...args) => [
  process.execPath,
  [join(ROOT, "node_modules", "pnpm", "bin", "pnpm.mjs"), ...args],
];

export const pnpmEnvironment = () => ({
  ...process.env,
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  REDOCLY_TELEMETRY: "off",
});
