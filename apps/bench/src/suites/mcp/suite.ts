import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { ChildProcesses } from "../../children/child-processes.ts";
import { builtFile, installedBin } from "../../children/installed-bin.ts";
import { compare } from "../../harness/comparison.ts";
import type { Subject } from "../../harness/interleave.ts";
import type { Suite } from "../../harness/suite.ts";
import { firstList } from "./first-list.ts";
import { countListTokens } from "./tokens.ts";

/** What it costs to have the server in a host: the wait until it is there, its memory, and its share of context. */
export const mcpSuite: Suite = {
  name: "mcp",
  summary: "cold start, memory and tokens of the MCP server's tools/list",
  packages: ["flowroute-mcp", "@modelcontextprotocol/server", "gpt-tokenizer"],
  run: async ({ children, effort, signal }) => [
    await compare(
      {
        name: "first-list",
        title: "MCP over stdio: from spawn to the first tools/list",
        baseline: "bare SDK server, bundled",
        settings: { protocol: "2025-11-25", tokens: "o200k_base" },
        metrics: {
          coldStartMs: { label: "cold start", unit: "ms", better: "lower", against: "ratio" },
          residentMegabytes: { label: "memory", unit: "MB", better: "lower", against: "ratio" },
          tools: { label: "tools", unit: "", better: "lower", against: "difference" },
          shownToModel: { label: "shown to model", unit: "tokens", better: "lower", against: "difference" },
          wholeList: { label: "whole list", unit: "tokens", better: "lower", against: "difference" },
        },
        subjects: subjects(children),
      },
      effort.start,
      signal,
    ),
  ],
};

function subjects(children: ChildProcesses): Subject[] {
  const ours = installedBin("flowroute-mcp");
  // Listing tools needs keys to be there, not to be right; nothing listens where the calls would go.
  const account = {
    FLOWROUTE_ACCESS_KEY: randomBytes(4).toString("hex"),
    FLOWROUTE_SECRET_KEY: randomBytes(16).toString("hex"),
    FLOWROUTE_BASE_URL: "http://127.0.0.1:9",
  };
  const server = (name: string, args: string[], environment: Record<string, string> = {}): Subject => ({
    name,
    measure: async () => {
      const { tools, milliseconds, residentMegabytes } = await firstList(children, args, environment);
      return {
        coldStartMs: milliseconds,
        ...(residentMegabytes !== undefined && { residentMegabytes }),
        tools: tools.length,
        ...countListTokens(tools),
      };
    },
  });
  return [
    server("flowroute-mcp", [ours], account),
    server("bare SDK server, bundled", [builtFile("bare-sdk-server-bundled.mjs")]),
    server("flowroute-mcp --sandbox", [ours, "--sandbox"]),
    server("bare SDK server", [builtFile("bare-sdk-server.mjs")]),
    { name: "node -e 0", measure: () => emptyNode(children) },
  ];
}

/** From the spawn of a Node that does nothing to its end: what nobody who runs on Node can save. */
async function emptyNode(children: ChildProcesses): Promise<{ coldStartMs: number }> {
  const begin = performance.now();
  const child = children.start(["-e", "0"]);
  await once(child.process, "exit");
  return { coldStartMs: performance.now() - begin };
}
