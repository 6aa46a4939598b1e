import { CLIENT_INFO_META_KEY, type McpServer, type ServerContext } from "@modelcontextprotocol/server";
import { z } from "zod";

const about = z.object({ name: z.string(), version: z.string().default("") });

const LONGEST = 60;

/** What the host calls itself, on this connection or with this request. It may say anything: only letters are kept. */
export function hostName(server: McpServer, context: ServerContext): string {
  const { envelope } = context.mcpReq;
  const told =
    envelope === undefined
      ? server.server.getClientVersion()
      : new Map<string, unknown>(Object.entries(envelope)).get(CLIENT_INFO_META_KEY);
  const read = about.safeParse(told).data;
  const name = `${read?.name ?? ""} ${read?.version ?? ""}`.replace(/[^\w .@/+-]/g, "").trim();
  return name.slice(0, LONGEST) || "unknown host";
}
