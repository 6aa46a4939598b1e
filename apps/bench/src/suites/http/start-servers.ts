import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { recordCarrier } from "../../carrier/record-carrier.ts";
import type { RecordedCarrier } from "../../carrier/recorded-carrier.ts";
import type { Child, ChildProcesses } from "../../children/child-processes.ts";
import { installedBin } from "../../children/installed-bin.ts";
import { JsonLines } from "../../children/json-lines.ts";
import { TOOL_SCOPES } from "./the-server.ts";

/** A server that is there, and how its callers prove who they are. */
export type HttpSubject = {
  child: Child;
  url: string;
  headers: Record<string, string>;
  /** Where hosts without and with sessions come in. */
  paths: { stateless: string; sessions: string };
};

export type HttpServers = {
  ours: HttpSubject;
  bare: HttpSubject;
  /** The number of the account that the carrier tells of. */
  number: string;
};

/** Both with the same carrier inside the process, which answers at once. */
export async function startServers(children: ChildProcesses): Promise<HttpServers> {
  const recorded = await recordCarrier();
  const stubbed = await carrierInside(children, recorded);
  return {
    ours: await startOurs(children, stubbed),
    bare: await startBare(children, stubbed),
    number: `+${recorded.number}`,
  };
}

/** How Node is started, so that a server finds its carrier inside its process. */
type Stubbed = { nodeArgs: readonly string[]; environment: Record<string, string> };

export async function carrierInside(children: ChildProcesses, recorded: RecordedCarrier): Promise<Stubbed> {
  const file = join(children.home, "carrier.json");
  await writeFile(file, JSON.stringify(recorded));
  return {
    nodeArgs: ["--import", new URL("./carrier-stub.ts", import.meta.url).href],
    environment: {
      FLOWROUTE_ACCESS_KEY: randomBytes(4).toString("hex"),
      FLOWROUTE_SECRET_KEY: randomBytes(16).toString("hex"),
      FLOWROUTE_BASE_URL: "http://127.0.0.1:9",
      BENCH_CARRIER: file,
    },
  };
}

/** The package's own command, with a tokens file; its limits on how much a caller may ask are out of the way. */
export async function startOurs(
  children: ChildProcesses,
  { nodeArgs, environment }: Stubbed,
): Promise<HttpSubject> {
  const bin = installedBin("flowroute-mcp");
  const tokens = ["--tokens-file", join(children.home, "tokens.json")];
  const name = randomBytes(4).toString("hex");
  const making = ["token", "create", "--name", name, "--scopes", TOOL_SCOPES.join(","), ...tokens];
  const token = await output(children.start([bin, ...making]));
  // All is asked by one caller, who has a quarter of the sessions.
  const limits = ["--requests-per-minute", "1000000", "--concurrent-requests", "1000", "--sessions", "400"];
  const child = children.start([...nodeArgs, bin, "http", "--port", "0", ...tokens, ...limits], environment);
  return {
    child,
    url: await listening(child),
    headers: { authorization: `Bearer ${token}` },
    paths: { stateless: "/mcp", sessions: "/mcp" },
  };
}

async function startBare(children: ChildProcesses, { nodeArgs, environment }: Stubbed): Promise<HttpSubject> {
  const module = fileURLToPath(new URL("./bare-server.ts", import.meta.url));
  const child = children.start([...nodeArgs, module], environment);
  const { url } = z.object({ url: z.url() }).parse(await new JsonLines(child).next());
  return { child, url, headers: {}, paths: { stateless: "/mcp", sessions: "/sessions" } };
}

async function output({ process: child, complaints }: Child): Promise<string> {
  if (child.stdout === null) throw new Error("No stdout.");
  const said = (await text(child.stdout)).trim();
  if (said === "") throw new Error(`A command of flowroute-mcp said nothing.\n${complaints()}`);
  return said;
}

/** Where it says, in its log on stderr, that it listens. */
export async function listening({ process: child, complaints }: Child): Promise<string> {
  const gone = once(child, "exit").then(() => {
    throw new Error(`flowroute-mcp http ended before it listened.\n${complaints()}`);
  });
  gone.catch(() => {});
  for (;;) {
    const url = /"listening":"([^"]+)"/.exec(complaints())?.[1];
    if (url !== undefined) return url;
    if (child.stderr === null) throw new Error("No stderr.");
    await Promise.race([once(child.stderr, "data"), gone]);
  }
}
