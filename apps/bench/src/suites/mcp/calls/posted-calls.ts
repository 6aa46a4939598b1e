import type { Era } from "../hosts/eras.ts";
import { askByPost, type HttpServer } from "../hosts/posted.ts";
import type { Call } from "./keep-calling.ts";
import type { ReadTool } from "./read-tool.ts";
import { sameResult } from "./same-result.ts";

/** Calls of a tool over HTTP, by hosts without sessions unless there is one: the answer is that of the request. */
export function postedCalls(server: HttpServer, era: Era, tool: ReadTool, session?: string): Promise<Call> {
  const ask = askByPost(server, era, session);
  return sameResult(() => ask("tools/call", { name: tool.name, arguments: tool.arguments }), tool);
}
