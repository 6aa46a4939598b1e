import {
  type CompleteRequest,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
} from "@modelcontextprotocol/server";
import { type Completer, NONE } from "../completions/completer.ts";
import type { Prompt } from "../prompts/prompt.ts";
import type { Resource } from "../resources/resource.ts";

type Completed = { resources: readonly Resource[]; prompts: readonly Prompt[] };

/** Nobody types so much of a value that is to be completed. */
const LONGEST = 200;

/**
 * Answers what may be meant by what is typed. The SDK's own answer does not tell that a host has stopped waiting, and
 * would have every argument wrapped anew for each server.
 *
 * @param isServed whether the caller is served the tool of this name
 */
export function answerCompletions(
  { server }: McpServer,
  completed: Completed,
  isServed: (tool: string) => boolean,
): void {
  server.setRequestHandler("completion/complete", async ({ params }, { mcpReq: { signal } }) => {
    const { argument, context } = params;
    const completer = completerOf(completed, params);
    const typed = { text: argument.value.slice(0, LONGEST), others: context?.arguments ?? {}, signal };
    const { values, hasMore } = completer?.needs.every(isServed) ? await completer.suggest(typed) : NONE;
    return { completion: { values: [...values], hasMore } };
  });
}

function completerOf(
  { resources, prompts }: Completed,
  { ref, argument }: CompleteRequest["params"],
): Completer | undefined {
  if (ref.type === "ref/prompt") {
    const prompt = prompts.find(({ name }) => name === ref.name);
    if (prompt === undefined) throw noSuch("prompt");
    return prompt.arguments.find(({ name }) => name === argument.name)?.complete;
  }
  const resource = resources.find(({ uri }) => uri === ref.uri);
  if (resource === undefined) throw noSuch("resource template");
  return new Map(Object.entries(resource.complete ?? {})).get(argument.name);
}

const noSuch = (what: string): ProtocolError =>
  new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no such ${what} to complete.`);
