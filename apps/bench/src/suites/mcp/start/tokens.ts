import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { ListedTool } from "../hosts/list-tools.ts";

export type ListTokens = {
  /** Name, description and inputSchema of every tool: what hosts put before a model. */
  shownToModel: number;
  /** The list as it was sent, with titles, annotations and output schemas. */
  wholeList: number;
};

/** Tokens (o200k_base) of a tool list as compact JSON. */
export function countListTokens(tools: readonly ListedTool[]): ListTokens {
  const shown = tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
  return { shownToModel: countTokens(JSON.stringify(shown)), wholeList: countTokens(JSON.stringify(tools)) };
}
