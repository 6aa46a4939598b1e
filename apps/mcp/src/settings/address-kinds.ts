import { resolve } from "node:path";
import { type Kind, leaf, list, shown } from "./kind.ts";

// Kinds of values that say where things are reached.

const HOST_NAME = String.raw`(?:\[[0-9a-fA-F:.]+\]|[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?)`;
const isHostName = new RegExp(`^${HOST_NAME}$`);

/** An address or a name to listen on. */
export const listeningHost: Kind<string> = leaf({
  argument: "HOST",
  mayBe: "an address or a name of this machine, such as 127.0.0.1, ::1 or 0.0.0.0",
  fromText: (text) => (/^[0-9A-Za-z:.-]+$/.test(text) ? text : undefined),
  schema: { type: "string", pattern: "^[0-9A-Za-z:.-]+$" },
});

/** `https://mcp.example.com`: without user, query and fragment, and without a slash at the end. */
export function webAddress(mayBe: string): Kind<string> {
  return leaf({
    argument: "URL",
    mayBe,
    fromText(text) {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      if (url === undefined || !isWeb(url) || url.username + url.password + url.search + url.hash !== "")
        return undefined;
      return url.protocol === "https:" || isLoopbackName(url.hostname)
        ? text.trim().replace(/\/+$/, "")
        : undefined;
    },
    schema: { type: "string", pattern: "^https?://" },
  });
}

const isWeb = ({ protocol }: URL): boolean => protocol === "https:" || protocol === "http:";

/** Whether a host name, as a URL has it, is this machine's own. */
export const isLoopbackName = (name: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\]|::1)$/.test(name);

const NO_HOSTS = { says: "none", means: () => [] };

/** Host names without port, as a URL has them. */
export const hostNames: Kind<readonly string[]> = list({
  argument: "A,B",
  mayBe: "host names with commas between them, such as mcp.example.com",
  inFile: 'a list of host names, such as ["mcp.example.com"]',
  word: NO_HOSTS,
  mayBeEmpty: true,
  entry: (text) => (isHostName.test(text) ? text.toLowerCase() : undefined),
  problem: (text) =>
    ` names ${shown(text)}, which is no host name. Give it without https:// and without a port, such as mcp.example.com.`,
  entrySchema: () => ({ type: "string", pattern: `^${HOST_NAME}$` }),
});

/** The path of a file, made absolute. */
export const file: Kind<string> = leaf({
  argument: "FILE",
  mayBe: "the path of a file (~ is not expanded)",
  fromText: (text) => (/^\s*[^~\s]/.test(text) ? resolve(text) : undefined),
  schema: { type: "string", pattern: String.raw`^\s*[^~\s]` },
});

/** What a token of an OAuth issuer says that it is for. */
export const audience: Kind<string> = leaf({
  argument: "AUDIENCE",
  mayBe: "a word or URL without spaces",
  fromText: (text) => (/^[!-~]{1,400}$/.test(text) ? text : undefined),
  schema: { type: "string", pattern: "^[!-~]{1,400}$" },
});
