import { z } from "zod";
import type { Ask } from "./ask.ts";

const listed = z.object({
  tools: z.array(
    z.looseObject({ name: z.string(), description: z.string().optional(), inputSchema: z.unknown() }),
  ),
  nextCursor: z.string().optional(),
});

/** A tool as the server lists it, with everything that it says about it. */
export type ListedTool = z.infer<typeof listed>["tools"][number];

/** All pages of the list. @throws Error for a server that has no tools. */
export async function listTools(ask: Ask): Promise<ListedTool[]> {
  const tools: ListedTool[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = listed.parse(await ask("tools/list", cursor === undefined ? {} : { cursor }));
    tools.push(...page.tools);
    cursor = page.nextCursor;
    if (cursor === undefined) break;
  }
  if (tools.length === 0) throw new Error("A server lists no tools.");
  return tools;
}
