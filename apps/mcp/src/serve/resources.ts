import { type McpServer, ProtocolError, ProtocolErrorCode } from "@modelcontextprotocol/server";
import type { Resource } from "../inbox/resource.ts";

/** What is read now may be out of date at once, and is for who asked. */
const NOT_KEPT = { ttlMs: 0, cacheScope: "private" } as const;

export function registerResources(server: McpServer, resources: readonly Resource[]): void {
  for (const { uri, name, title, description, mimeType, read } of resources)
    server.registerResource(
      name,
      uri,
      { title, description, mimeType, cacheHint: NOT_KEPT },
      async (_, context) => {
        const answer = await read(context.mcpReq.signal);
        if (answer.kind === "failure")
          throw new ProtocolError(ProtocolErrorCode.InternalError, answer.message);
        return { contents: [{ uri, mimeType, text: answer.text }] };
      },
    );
}

/** So many changes in a row are one to who listens. */
const TOGETHER_MS = 50;

/** Tells of every change, by the resource's URI, those who subscribed. Ended by what it returns. */
export function announceChanges(resources: readonly Resource[], changed: (uri: string) => void): () => void {
  const waiting = new Map<string, NodeJS.Timeout>();
  const ends = resources.map(({ uri, onChange }) =>
    onChange(() => {
      if (waiting.has(uri)) return;
      const tell = () => {
        waiting.delete(uri);
        changed(uri);
      };
      waiting.set(uri, setTimeout(tell, TOGETHER_MS).unref());
    }),
  );
  return () => {
    for (const end of ends) end();
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}
