import {
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  ResourceTemplate,
  type ServerContext,
} from "@modelcontextprotocol/server";
import type { Asked, Resource } from "../resources/resource.ts";

/** What is read now may be out of date at once, and is for who asked. */
const NOT_KEPT = { ttlMs: 0, cacheScope: "private" } as const;

type CallFor = (context: ServerContext) => Asked["call"];

export function registerResources(server: McpServer, resources: readonly Resource[], callFor: CallFor): void {
  for (const resource of resources) {
    const { uri, name, title, description, mimeType, read } = resource;
    const about = { title, description, mimeType, cacheHint: NOT_KEPT };
    const answerWith = async (url: URL, values: Asked["values"], context: ServerContext) => {
      const answer = await read({ values, signal: context.mcpReq.signal, call: callFor(context) });
      if (answer.kind === "missing") throw new ResourceNotFoundError(url.href, answer.message);
      if (answer.kind === "failure") throw new ProtocolError(ProtocolErrorCode.InternalError, answer.message);
      return { contents: [{ uri: url.href, mimeType, text: answer.text }] };
    };
    if (isTemplate(resource))
      // Its many are not listed: the template is.
      server.registerResource(
        name,
        new ResourceTemplate(uri, { list: undefined }),
        about,
        (url, values, context) => answerWith(url, inOneEach(values), context),
      );
    else server.registerResource(name, uri, about, (url, context) => answerWith(url, {}, context));
  }
}

const isTemplate = ({ uri }: Pick<Resource, "uri">): boolean => uri.includes("{");

const inOneEach = (values: Record<string, string | string[]>): Asked["values"] =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat().join(",")]));

/** So many changes in a row are one to who listens. */
const TOGETHER_MS = 50;

/** Tells of every change, by the resource's URI, those who subscribed. Ended by what it returns. */
export function announceChanges(resources: readonly Resource[], changed: (uri: string) => void): () => void {
  const waiting = new Map<string, NodeJS.Timeout>();
  const ends = resources.map(({ uri, onChange }) =>
    onChange?.(() => {
      if (waiting.has(uri)) return;
      const tell = () => {
        waiting.delete(uri);
        changed(uri);
      };
      waiting.set(uri, setTimeout(tell, TOGETHER_MS).unref());
    }),
  );
  return () => {
    for (const end of ends) end?.();
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}
