import type { Entry } from "../../../../tour/src/host-formats.ts";
import { KEYS, WHERE_KEYS_ARE } from "../keys.ts";
import { onAccount } from "./entries.ts";

/** What VS Code asks for when it starts the server for the first time, and keeps as a secret. */
export const KEY_INPUTS = KEYS.map(({ id, title }) => ({
  type: "promptString",
  id,
  description: `${title}, ${WHERE_KEYS_ARE}`,
  password: true,
}));

export const askingForKeys = (packageName: string): Entry =>
  onAccount(packageName, ({ id }) => `\${input:${id}}`);
