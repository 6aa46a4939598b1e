import type { Entry } from "../../../../tour/src/host-formats.ts";
import { onAccount, onSandbox } from "./entries.ts";
import { askingForKeys, KEY_INPUTS } from "./vscode.ts";

// A link leads to an account only where the host asks for the keys. Cursor does not: it would save what the link says.

const NAME = "flowroute";

/**
 * Web pages of VS Code's that hand over to vscode:mcp/install, which GitHub and npm would take out of a README. They
 * take `inputs` apart from the configuration that refers to them.
 */
const vscode = (entry: Entry, inputs: readonly (readonly [string, string])[]): string =>
  link("https://insiders.vscode.dev/redirect/mcp/install", [
    ["name", NAME],
    ...inputs,
    ["config", JSON.stringify({ type: "stdio", ...entry })],
  ]);

export const vscodeOnSandbox = (packageName: string): string => vscode(onSandbox(packageName), []);

export const vscodeOnAccount = (packageName: string): string =>
  vscode(askingForKeys(packageName), [["inputs", JSON.stringify(KEY_INPUTS)]]);

/** The web page that hands over to cursor://anysphere.cursor-deeplink/mcp/install, for the same reason. */
export const cursorOnSandbox = (packageName: string): string =>
  link("https://cursor.com/en/install-mcp", [
    ["name", NAME],
    ["config", Buffer.from(JSON.stringify(onSandbox(packageName))).toString("base64")],
  ]);

/**
 * Goose has no such page. Of `env` it takes the names alone, and shows its form of variables when there are any
 * (ui/desktop/src/components/settings/extensions/deeplink.ts in its repository).
 */
const goose = ({ command, args, env = {} }: Entry): string =>
  link("goose://extension", [
    ["cmd", command],
    ...args.map((arg) => ["arg", arg] as const),
    ["id", NAME],
    ["name", "Flowroute"],
    ["description", "Phone numbers and messages at Flowroute"],
    ...Object.keys(env).map((name) => ["env", name] as const),
  ]);

export const gooseOnSandbox = (packageName: string): string => goose(onSandbox(packageName));

export const gooseOnAccount = (packageName: string): string => goose(onAccount(packageName, () => ""));

/** Not URLSearchParams: it writes + for a blank, which not every host reads as one. */
const link = (address: string, values: readonly (readonly [string, string])[]): string =>
  `${address}?${values.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
