import { inputRequired, McpServer, type ServerContext } from "@modelcontextprotocol/server";
import { type Identity, LOCAL, mayUse } from "../access/identity.ts";
import type { Prompt } from "../prompts/prompt.ts";
import type { Resource } from "../resources/resource.ts";
import type { Tool, ToolAnswer } from "../tools/tool.ts";
import { annotationsOf } from "./annotations.ts";
import { answerFrom, canAsk, confirmation, type TicketCodec } from "./asking.ts";
import { type Carried, carriedBy } from "./carried.ts";
import { answerCompletions } from "./completions.ts";
import { hostName } from "./host-name.ts";
import { registerPrompts } from "./prompts.ts";
import { registerResources } from "./resources.ts";
import { advertised } from "./schemas.ts";

/** What a call brings along from its host. */
export type HostSide = {
  /** As the host calls itself: `claude-code 2.1.0`. */
  name: string;
  /** Who it was proven to be. */
  subject: string;
  canAsk: boolean;
  answer: ReturnType<typeof answerFrom>;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
  carried?: Carried;
  /** Hears that what the call asks for does not exist. */
  onMissing?: () => void;
};

export type Served = {
  name: string;
  version: string;
  instructions: string;
  tools: readonly Tool[];
  resources?: readonly Resource[] | undefined;
  prompts?: readonly Prompt[] | undefined;
  /** Never throws. */
  callTool: (tool: Tool, input: unknown, host: HostSide) => Promise<ToolAnswer>;
  tickets: TicketCodec;
};

// The tools are fixed for the life of the process; over HTTP, each caller is told of its own.
const LIST_IS_GOOD_FOR = { ttlMs: 3_600_000, cacheScope: "public" } as const;
const OF_ONE_CALLER = { ...LIST_IS_GOOD_FOR, cacheScope: "private" } as const;

/**
 * A server for one connection or one request, of either era. Cheap: schemas are made once a process.
 *
 * @param only the one tool that the request calls, where that is known: the others need not be registered for it.
 * @param canSubscribe whether who is served can hear of changes: hosts of 2026 over HTTP.
 */
export function buildServer(
  { name, version, instructions, tools, resources = [], prompts = [], callTool, tickets }: Served,
  identity: Identity,
  only?: string,
  canSubscribe = false,
): McpServer {
  const own = tools.filter(({ scope }) => mayUse(identity, scope));
  const called = own.filter(({ name }) => name === only);
  const isCall = called.length > 0;
  const isServed = (name: string) => own.some((tool) => tool.name === name);
  const readable = isCall
    ? []
    : resources.filter(({ scope, needs }) => mayUse(identity, scope) && needs.every(isServed));
  const written = isCall ? [] : prompts.filter(({ needs }) => needs.every(isServed));
  // Who can subscribe hears of every change that is announced: the SDK does not ask what of.
  const mayHear =
    readable.some(isChanging) && resources.every((each) => !isChanging(each) || readable.includes(each));
  const listIsGoodFor = identity === LOCAL ? LIST_IS_GOOD_FOR : OF_ONE_CALLER;
  const server = new McpServer(
    { name, version, title: "Flowroute" },
    {
      capabilities: {
        tools: { listChanged: false },
        ...(readable.length === 0
          ? {}
          : { resources: { subscribe: canSubscribe && mayHear, listChanged: false } }),
        ...(written.length === 0 ? {} : { prompts: { listChanged: false } }),
        ...(readable.length + written.length === 0 ? {} : { completions: {} }),
      },
      instructions,
      cacheHints: {
        "tools/list": listIsGoodFor,
        "resources/list": listIsGoodFor,
        "resources/templates/list": listIsGoodFor,
        "prompts/list": listIsGoodFor,
        "server/discover": listIsGoodFor,
      },
      requestState: { verify: tickets.verify },
    },
  );

  const hostOf = (context: ServerContext): HostSide => ({
    name: hostName(server, context),
    subject: identity.subject,
    canAsk: canAsk(server, context),
    answer: answerFrom(context),
    signal: context.mcpReq.signal,
    onProgress: progressTo(context),
    carried: carriedBy(server, context),
  });

  for (const tool of isCall ? called : own)
    server.registerTool(
      tool.name,
      {
        title: tool.title,
        description: tool.description,
        annotations: annotationsOf(tool),
        ...advertised(tool),
      },
      async (input, context) => {
        const answer = await callTool(tool, input, hostOf(context));
        if (answer.kind === "asks")
          return inputRequired({
            inputRequests: { [confirmation.key]: confirmation.ask(answer.question.message) },
            requestState: await tickets.mint(answer.question.ticket, context),
          });
        if (answer.kind === "failure")
          return { content: [{ type: "text", text: answer.message }], isError: true };
        // Some hosts show the model one of the two, some the other: both carry the same facts.
        return {
          content: [{ type: "text", text: JSON.stringify(answer.output) }],
          structuredContent: answer.output,
        };
      },
    );

  registerResources(server, readable, (context) => async (tool, input) => {
    let isMissing = false;
    const onMissing = () => {
      isMissing = true;
    };
    const answer = await callTool(tool, input, { ...hostOf(context), onMissing });
    return { answer, isMissing };
  });
  registerPrompts(server, written);
  if (readable.length + written.length > 0)
    answerCompletions(server, { resources: readable, prompts: written }, isServed);
  return server;
}

const isChanging = ({ onChange }: Pick<Resource, "onChange">): boolean => onChange !== undefined;

function progressTo(context: ServerContext): HostSide["onProgress"] {
  const progressToken = context.mcpReq._meta?.progressToken;
  if (progressToken === undefined) return () => {};
  let last = -1;
  return (progress, total) => {
    if (progress <= last || context.mcpReq.signal.aborted) return;
    last = progress;
    // A host that went away cannot be told; the call's own end says the rest.
    context.mcpReq
      .notify({ method: "notifications/progress", params: { progressToken, progress, total } })
      .catch(() => {});
  };
}
