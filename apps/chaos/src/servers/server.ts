import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { z } from "zod";
import { ChildTransport } from "./child-transport.ts";
import type { Child, Children } from "./children.ts";

/** The built server, which is what is published. */
const BUILT = fileURLToPath(new URL("../../../mcp/dist/cli.js", import.meta.url));

/** Takes the built server into a folder, so that all of a run's processes are the same, whatever is built meanwhile. */
export function takeServer(folder: string): string {
  if (!existsSync(BUILT)) throw new Error("apps/mcp/dist is missing: build flowroute-mcp first.");
  const program = join(folder, "flowroute-mcp.mjs");
  copyFileSync(BUILT, program);
  return program;
}

/** Longer than the guard is patient. */
const CALL_MS = 120_000;

const TAIL = 2_000;

const answered = z.object({
  content: z.array(z.looseObject({ type: z.string() })),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
  isError: z.boolean().optional(),
});

const texts = z.array(z.object({ type: z.literal("text"), text: z.string() }).transform(({ text }) => text));

/** What a tool said: the facts of a result, or the words of a failure. */
export type Answer = { facts: Record<string, unknown> } | { words: string };

/** The eras of the protocol that hosts speak. */
export type Era = "2025" | "2026";

/** A server and the host that speaks to it. */
export type Server = {
  process: Child;
  /** Rejects when the process ends first. */
  call: (tool: string, input: Record<string, unknown>) => Promise<Answer>;
  /** The end of what it wrote to stderr. */
  complaints: () => string;
};

export type Start = {
  children: Children;
  /** The program and its flags. */
  args: readonly string[];
  environment: Readonly<Record<string, string>>;
};

export async function startServer({ children, args, environment }: Start, era: Era): Promise<Server> {
  const child = children.start(args, environment);
  let tail = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    tail = (tail + text).slice(-TAIL);
  });
  const client = new Client(
    { name: "chaos", version: "0.0.0" },
    { versionNegotiation: { mode: era === "2026" ? { pin: "2026-07-28" } : "legacy" } },
  );
  try {
    await client.connect(new ChildTransport(child));
  } catch (cause) {
    throw new Error(
      `A server did not start (${child.signalCode ?? child.exitCode ?? "it lives"}). ${tail.trim()}`,
      {
        cause,
      },
    );
  }
  return {
    process: child,
    complaints: () => tail.trim(),
    async call(tool, input) {
      const result = answered.parse(
        await client.callTool({ name: tool, arguments: input }, { timeout: CALL_MS }),
      );
      if (result.isError !== true && result.structuredContent !== undefined)
        return { facts: result.structuredContent };
      return { words: texts.parse(result.content).join("\n") };
    },
  };
}
