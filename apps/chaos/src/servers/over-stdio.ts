import { Client } from "@modelcontextprotocol/client";
import { ChildTransport } from "./child-transport.ts";
import { callTool, type Era, HOST, negotiationOf, type Server, type Start, tailOf } from "./server.ts";

/** Starts a server with one host, which speaks to it over its pipes. */
export async function startOverStdio({ children, args, environment }: Start, era: Era): Promise<Server> {
  const child = children.start(args, environment);
  const complaints = tailOf(child);
  const client = new Client(HOST, negotiationOf(era));
  try {
    await client.connect(new ChildTransport(child));
  } catch (cause) {
    const state = child.signalCode ?? child.exitCode ?? "it lives";
    throw new Error(`A server did not start (${state}). ${complaints()}`, { cause });
  }
  return {
    process: child,
    call: (request) => callTool(client, request),
    complaints,
    end: () => children.end(child),
  };
}
