import { inputRequired, McpServer, type ServerContext } from "@modelcontextprotocol/server";
import type { Tool, ToolAnswer } from "../tools/tool.ts";
import { annotationsOf } from "./annotations.ts";
import { answerFrom, canAsk, confirmation, type TicketCodec } from "./asking.ts";
import { hostName } from "./host-name.ts";
import { advertised } from "./schemas.ts";

/** What a call brings along from its host. */
export type HostSide = {
  /** As the host calls itself: `claude-code 2.1.0`. */
  name: string;
  canAsk: boolean;
  answer: ReturnType<typeof answerFrom>;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
};

export type Served = {
  name: string;
  version: string;
  instructions: string;
  tools: readonly Tool[];
  /** Never throws. */
  callTool: (tool: Tool, input: unknown, host: HostSide) => Promise<ToolAnswer>;
  tickets: TicketCodec;
};

// The tools are fixed for the life of the process.
const LIST_IS_GOOD_FOR = { ttlMs: 3_600_000, cacheScope: "public" } as const;

/** A server for one connection or one request, of either era. Cheap: schemas are made once a process. */
export function buildServer({ name, version, instructions, tools, callTool, tickets }: Served): McpServer {
  const server = new McpServer(
    { name, version, title: "Flowroute" },
    {
      capabilities: { tools: { listChanged: false } },
      instructions,
      cacheHints: { "tools/list": LIST_IS_GOOD_FOR, "server/discover": LIST_IS_GOOD_FOR },
      requestState: { verify: tickets.verify },
    },
  );

  for (const tool of tools)
    server.registerTool(
      tool.name,
      {
        title: tool.title,
        description: tool.description,
        annotations: annotationsOf(tool),
        ...advertised(tool),
      },
      async (input, context) => {
        const answer = await callTool(tool, input, {
          name: hostName(server, context),
          canAsk: canAsk(server, context),
          answer: answerFrom(context),
          signal: context.mcpReq.signal,
          onProgress: progressTo(context),
        });
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

  return server;
}

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
