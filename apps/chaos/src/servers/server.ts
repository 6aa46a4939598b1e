import type { Client } from "@modelcontextprotocol/client";
import { z } from "zod";
import type { Child, Children } from "./children.ts";

/** What a tool said: the facts of a result, or the words of a failure. */
export type Answer = { facts: Record<string, unknown> } | { words: string };

/** A call of a tool, and who makes it. */
export type Request = { tool: string; input: Record<string, unknown>; caller: string };

/** A server and the hosts that speak to it. */
export type Server = {
  process: Child;
  /** Rejects when the process ends first. */
  call: (request: Request) => Promise<Answer>;
  /** The end of what it wrote to stderr. */
  complaints: () => string;
  /** Ends it in good order. */
  end: () => Promise<void>;
};

export type Start = {
  children: Children;
  /** The program and its flags. */
  args: readonly string[];
  environment: Readonly<Record<string, string>>;
};

/** The eras of the protocol that hosts speak. */
export type Era = "2025" | "2026";

/** As a host of this era introduces itself. */
export const HOST = { name: "chaos", version: "0.0.0" };
export const negotiationOf = (era: Era) => ({
  versionNegotiation: { mode: era === "2026" ? { pin: "2026-07-28" } : ("legacy" as const) },
});

/** Longer than the guard is patient. */
const CALL_MS = 120_000;

const answered = z.object({
  content: z.array(z.looseObject({ type: z.string() })),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
  isError: z.boolean().optional(),
});

const texts = z.array(z.object({ type: z.literal("text"), text: z.string() }).transform(({ text }) => text));

export async function callTool(client: Client, { tool, input }: Request): Promise<Answer> {
  const result = answered.parse(
    await client.callTool({ name: tool, arguments: input }, { timeout: CALL_MS }),
  );
  if (result.isError !== true && result.structuredContent !== undefined)
    return { facts: result.structuredContent };
  return { words: texts.parse(result.content).join("\n") };
}

const TAIL = 2_000;

/** Keeps the end of what a process writes to stderr. */
export function tailOf(child: Child): () => string {
  let tail = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    tail = (tail + text).slice(-TAIL);
  });
  return () => tail.trim();
}
