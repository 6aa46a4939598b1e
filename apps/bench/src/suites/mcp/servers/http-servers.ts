import { z } from "zod";
import type { Child, ChildProcesses } from "../../../children/child-processes.ts";
import { JsonLines } from "../../../children/json-lines.ts";
import { HOST, startOnFreePort } from "../../../peers/start-on-free-port.ts";
import type { StdioServer } from "../../../servers/stdio-server.ts";
import { listening } from "../../http/start-servers.ts";
import type { HttpServer } from "../hosts/posted.ts";
import { type Account, bareCallServer, ourServer } from "./our-servers.ts";

/** Starts a server; it takes requests then. */
export type StartHttp = (children: ChildProcesses) => Promise<HttpServer & { child: Child }>;

/** For the programs of this machine, who need no token. */
export const startOursOverHttp =
  (account: Account): StartHttp =>
  async (children) => {
    const { args, environment } = ourServer(account);
    const child = children.start([...args, "http", "--port", "0"], environment);
    return { child, url: await listening(child), headers: {} };
  };

/** The SDK's handler on Hono, with one tool that calls the carrier. */
export const startBareOverHttp =
  (account: Account): StartHttp =>
  async (children) => {
    const { args, environment } = bareCallServer("bare-call-http-server.mjs", account);
    const child = children.start(args, environment);
    const { url } = z.object({ url: z.url() }).parse(await new JsonLines(child).next());
    return { child, url, headers: {} };
  };

/** @ivotoby/openapi-mcp-server, which is over HTTP what it is over stdio. */
export const startIvotobyOverHttp = ({ args, environment }: StdioServer): StartHttp =>
  atPort((port) => ({
    args: [...args, "--transport", "http", "--host", HOST, "--port", port],
    environment,
  }));

/** What openapi-mcp-generator made for HTTP. */
export const startGeneratedOverHttp = ({ args, environment }: StdioServer): StartHttp =>
  atPort((PORT) => ({ args, environment: { ...environment, PORT } }));

const atPort =
  (at: (port: string) => StdioServer): StartHttp =>
  async (children) => {
    const { child, ready } = await startOnFreePort(children, at);
    return { child, url: ready.url, headers: {} };
  };
