import type { Entry } from "../../../../tour/src/host-formats.ts";
import { KEYS } from "../keys.ts";

const npx = (packageName: string, ...flags: string[]): Entry => ({
  command: "npx",
  args: ["-y", packageName, ...flags],
});

export const onSandbox = (packageName: string): Entry => npx(packageName, "--sandbox");

/** To be completed: with a key that a host asks for, or with nothing, of which the server says what is missing. */
export const onAccount = (packageName: string, keyOf: (key: (typeof KEYS)[number]) => string): Entry => ({
  ...npx(packageName),
  env: Object.fromEntries(KEYS.map((key) => [key.variable, keyOf(key)])),
});
