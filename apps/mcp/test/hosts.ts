import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Stream } from "node:stream";
import { fileURLToPath } from "node:url";
import {
  Client as ClientV2,
  StreamableHTTPClientTransport as HttpV2,
  type Transport as TransportV2,
} from "@modelcontextprotocol/client";
import { StdioClientTransport as StdioV2 } from "@modelcontextprotocol/client/stdio";
import { Client as ClientV1 } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as StdioV1 } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport as HttpV1 } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport as TransportV1 } from "@modelcontextprotocol/sdk/shared/transport.js";
import { CallToolResultSchema, ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { createSandbox, type Sandbox, type SandboxOptions } from "flowroute-sandbox";
import { z } from "zod";

export const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

/** The clients that hosts are built on: both lines of the SDK, both eras of the protocol. */
export const HOSTS = ["v1 client", "v2 client, 2025 era", "v2 client, 2026 era"] as const;
export type HostName = (typeof HOSTS)[number];

/** What a person does with the question that the host shows. */
export type Person = (message: string) => {
  action: "accept" | "decline" | "cancel";
  content?: { approve: boolean };
};

const listed = z.looseObject({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  inputSchema: z.looseObject({ type: z.literal("object") }),
  outputSchema: z.looseObject({ type: z.literal("object") }),
  annotations: z.looseObject({
    readOnlyHint: z.boolean(),
    destructiveHint: z.boolean(),
    idempotentHint: z.boolean(),
    openWorldHint: z.boolean(),
  }),
});
export type ListedTool = z.output<typeof listed>;

const called = z.object({
  content: z.tuple([z.object({ type: z.literal("text"), text: z.string() })]),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
  isError: z.boolean().optional(),
});
export type Called = z.output<typeof called>;

export type Host = {
  listTools(): Promise<ListedTool[]>;
  call(
    name: string,
    args: Record<string, unknown>,
    onProgress?: (progress: number, total?: number) => void,
  ): Promise<Called>;
  instructions(): string | undefined;
  /** What hosts can use beyond tools. */
  beyondTools: BeyondTools;
  stderr(): string;
  close(): Promise<void>;
  /** SIGKILL: what a crash or an impatient host does. */
  kill(): void;
};

type BeyondTools = Pick<
  ClientV1 | ClientV2,
  | "getServerCapabilities"
  | "listResources"
  | "listResourceTemplates"
  | "readResource"
  | "listPrompts"
  | "getPrompt"
  | "complete"
>;

type HostOptions = { args?: string[]; env?: Record<string, string>; person?: Person };

/** The built server, started and spoken to as a host does. */
export async function openHost(name: HostName, options: HostOptions): Promise<Host> {
  const server = {
    command: process.execPath,
    args: [CLI, ...(options.args ?? [])],
    env: options.env ?? {},
    stderr: "pipe" as const,
  };
  const { person } = options;
  return name === "v1 client"
    ? asHost(await overStdio(new StdioV1(server), (transport) => connectV1(transport, person)))
    : asHost(await overStdio(new StdioV2(server), (transport) => connectV2(name, transport, person)));
}

/** A server that runs already, and is reached over HTTP. */
export async function openHttpHost(
  name: HostName,
  { url, token, person }: { url: string; token?: string; person?: Person },
): Promise<Host> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const at = [new URL(`${url}/mcp`), { requestInit: { headers } }] as const;
  const none = { stderr: () => "", pid: null };
  if (name !== "v1 client") return asHost({ ...none, ...(await connectV2(name, new HttpV2(...at), person)) });
  return asHost({ ...none, ...(await connectV1(new HttpV1(...at), person)) });
}

async function overStdio<T extends StdioV1 | StdioV2, Connected>(
  transport: T,
  connect: (transport: T) => Promise<Connected>,
) {
  const stderr = collect(transport.stderr);
  const connected = await connect(transport);
  return { ...connected, stderr, pid: transport.pid };
}

type Connected = {
  client: BeyondTools & Pick<ClientV1 | ClientV2, "listTools" | "getInstructions" | "close">;
  call: (request: Call, onProgress: OnProgress) => Promise<unknown>;
  stderr: () => string;
  pid: number | null;
};

function asHost({ client, call, stderr, pid }: Connected): Host {
  return {
    listTools: async () => z.array(listed).parse((await client.listTools()).tools),
    call: async (tool, input, onProgress) =>
      called.parse(
        await call({ name: tool, arguments: input }, ({ progress, total }) => onProgress?.(progress, total)),
      ),
    instructions: () => client.getInstructions(),
    beyondTools: client,
    stderr,
    close: () => client.close(),
    kill: () => {
      if (pid !== null) process.kill(pid, "SIGKILL");
    },
  };
}

type Call = { name: string; arguments: Record<string, unknown> };
type OnProgress = (progress: { progress: number; total?: number | undefined }) => void;

const ABOUT = { name: "test-host", version: "1.0.0" };
const capabilitiesWith = (person: Person | undefined) =>
  person === undefined ? {} : { elicitation: { form: {} } };

async function connectV1(transport: TransportV1, person: Person | undefined) {
  const client = new ClientV1(ABOUT, { capabilities: capabilitiesWith(person) });
  if (person !== undefined)
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => person(params.message));
  await client.connect(transport);
  const call = (request: Call, onprogress: OnProgress): Promise<unknown> =>
    client.callTool(request, CallToolResultSchema, { onprogress });
  return { client, call };
}

async function connectV2(name: HostName, transport: TransportV2, person: Person | undefined) {
  const mode = name === "v2 client, 2026 era" ? { pin: "2026-07-28" } : "legacy";
  const client = new ClientV2(ABOUT, {
    capabilities: capabilitiesWith(person),
    versionNegotiation: { mode },
  });
  if (person !== undefined)
    client.setRequestHandler("elicitation/create", ({ params }) => person(params.message));
  await client.connect(transport);
  const call = (request: Call, onprogress: OnProgress): Promise<unknown> =>
    client.callTool(request, { onprogress });
  return { client, call };
}

function collect(stream: Stream | null): () => string {
  let text = "";
  stream?.on("data", (chunk) => {
    text += String(chunk);
  });
  return () => text;
}

/** A sandbox that remembers what reached it, a folder for the ledger, and the environment that leads a server to both. */
export async function openCarrier(options: SandboxOptions = {}) {
  const acts: string[] = [];
  const reads: string[] = [];
  const sandbox: Sandbox = await createSandbox({
    inventory: 5000,
    timeScale: 0.1,
    onRequest: ({ method, path }) => (method === "GET" ? reads : acts).push(`${method} ${path}`),
    ...options,
  });
  const stateFolder = mkdtempSync(join(tmpdir(), "flowroute-mcp-state-"));
  return {
    sandbox,
    acts,
    reads,
    stateFolder,
    env: {
      FLOWROUTE_BASE_URL: sandbox.url,
      FLOWROUTE_ACCESS_KEY: sandbox.accessKey,
      FLOWROUTE_SECRET_KEY: sandbox.secretKey,
      FLOWROUTE_MCP_STATE: stateFolder,
    },
    close: async () => {
      await sandbox.close();
      rmSync(stateFolder, { recursive: true, force: true });
    },
  };
}
