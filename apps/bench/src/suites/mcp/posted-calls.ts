import { z } from "zod";
import { askedOf } from "../http/calls.ts";
import type { Era } from "./eras.ts";
import type { Call } from "./keep-calling.ts";
import type { ReadTool } from "./read-tool.ts";
import { sameResult } from "./same-result.ts";

const answered = z.object({ id: z.number(), result: z.unknown() });

/** Calls of a tool over HTTP by hosts without sessions: the answer is that of the request. */
export function postedCalls(
  { url, headers }: { url: string; headers: Record<string, string> },
  era: Era,
  tool: ReadTool,
): Promise<Call> {
  const params = { name: tool.name, arguments: tool.arguments };
  let lastId = 100_000;
  const result = async () => {
    const asked = askedOf(era, "/mcp", { method: "tools/call", id: ++lastId, params });
    const response = await fetch(url + asked.path, {
      method: "POST",
      headers: { ...headers, ...asked.headers },
      body: asked.body,
    });
    return answered.parse(JSON.parse(messageIn(await response.text()))).result;
  };
  return sameResult(result, tool);
}

/** A stream of events, or the message alone. */
function messageIn(body: string): string {
  const event = body.split("\n").findLast((line) => line.startsWith("data: {"));
  return event?.slice("data: ".length) ?? body;
}
