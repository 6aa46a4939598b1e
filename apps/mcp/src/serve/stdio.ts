import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { LOCAL } from "../access/identity.ts";
import { buildServer, type Served } from "./build-server.ts";

/** Serves both protocol eras on this process's stdin and stdout, until stdin ends. */
export function serveOnStdio(
  served: Served,
  onError: (error: Error) => void,
): { close: () => Promise<void> } {
  return serveStdio(() => buildServer(served, LOCAL), { onerror: onError });
}
