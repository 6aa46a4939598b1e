import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { z } from "zod";
import { jsonNode } from "../contract/node.ts";

const tokens = z.object({
  /** Name, description and inputSchema: what hosts put before a model. */
  shown: z.number(),
  /** All that is sent, with titles, annotations and output schemas. */
  whole: z.number(),
});
type Tokens = z.infer<typeof tokens>;

// Loose: whatever else a tool says is kept, and compared.
const listedTool = z.looseObject({
  name: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  annotations: jsonNode.optional(),
  inputSchema: jsonNode,
  outputSchema: jsonNode.optional(),
});
export type ListedTool = z.infer<typeof listedTool>;

export const listedTools = z.array(listedTool);

const toolSnapshot = z.object({
  /** Of all tools together, in o200k. */
  tokens,
  tools: z.array(z.object({ tokens, tool: listedTool })),
});
export type ToolSnapshot = z.infer<typeof toolSnapshot>;

/** What tools/list says, with what each tool costs. */
export function snapshotOf(tools: readonly ListedTool[]): ToolSnapshot {
  return {
    tokens: tokensOf(tools),
    tools: tools.map((tool) => ({ tokens: tokensOf([tool]), tool })),
  };
}

function tokensOf(tools: readonly ListedTool[]): Tokens {
  const shown = tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
  return { shown: countTokens(JSON.stringify(shown)), whole: countTokens(JSON.stringify(tools)) };
}

export const writtenSnapshot = (snapshot: ToolSnapshot): string => `${JSON.stringify(snapshot, null, 2)}\n`;

/** @throws when the text is no snapshot, naming the file. */
export function readSnapshot(text: string, file: string): ToolSnapshot {
  const { data, error } = toolSnapshot.safeParse(parsed(text, file));
  if (data === undefined) throw new Error(`${file} is no list of tools: ${z.prettifyError(error)}`);
  return data;
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is not JSON.`);
  }
}
