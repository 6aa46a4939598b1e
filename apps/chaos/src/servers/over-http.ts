import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { Child } from "./children.ts";
import { callTool, type Era, HOST, negotiationOf, type Server, type Start, tailOf } from "./server.ts";

/** Somebody who may call the tools, and the era of the protocol that their host speaks. */
export type Holder = { token: string; era: Era };

const LISTENING = /"listening":"([^"]+)"/;

/** Starts a server that everybody with a token reaches over HTTP. */
export async function startOverHttp(
  { children, args, environment }: Start,
  holders: ReadonlyMap<string, Holder>,
): Promise<Server> {
  const child = children.start(["--import", AS_REPLICA, ...args], environment);
  const complaints = tailOf(child);
  const url = await addressOf(child, complaints);
  const clients = new Map<string, Promise<Client>>();

  const clientOf = (caller: string): Promise<Client> => {
    const holder = holders.get(caller);
    if (holder === undefined) throw new Error(`${caller} has no token.`);
    const client = clients.get(caller) ?? connect(url, holder);
    clients.set(caller, client);
    client.catch(() => clients.delete(caller));
    return client;
  };
  // An answer whose process is gone does not come any more.
  child.once("close", () => {
    for (const client of clients.values()) client.then((each) => each.close()).catch(() => {});
  });

  return {
    process: child,
    call: async (request) => callTool(await clientOf(request.caller), request),
    complaints,
    end: () => children.terminate(child),
  };
}

/** Has the server take this machine for the one that `CHAOS_MACHINE` names. */
const AS_REPLICA = new URL("./as-replica.ts", import.meta.url).href;

/** Where it listens, as it says itself. */
function addressOf(child: Child, complaints: () => string): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    const hear = (text: string) => {
      said += text;
      const [, url] = LISTENING.exec(said) ?? [];
      if (url === undefined) return;
      child.stderr.off("data", hear);
      resolve(url);
    };
    child.stderr.on("data", hear);
    child.once("close", (code, signal) =>
      reject(new Error(`A server did not start (${signal ?? code}). ${complaints()}`)),
    );
  });
}

async function connect(url: string, { token, era }: Holder): Promise<Client> {
  const client = new Client(HOST, negotiationOf(era));
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  });
  await client.connect(transport);
  return client;
}
