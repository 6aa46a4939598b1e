import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { ListedTool } from "../hosts.ts";

/** What something costs in tokens (o200k), and how much it may. */
export type Cost = { what: string; tokens: number; budget: number };

export const tokensOf = (value: unknown): number => countTokens(JSON.stringify(value));

const shownOf = ({ name, description, inputSchema }: ListedTool) => ({ name, description, inputSchema });

/** What hosts put before a model in every session, and the list as it was sent. */
export const costOfList = (tools: readonly ListedTool[]): Cost[] => [
  {
    what: "name, description and inputSchema of all tools",
    tokens: tokensOf(tools.map(shownOf)),
    budget: 1800,
  },
  { what: "the whole tools/list", tokens: tokensOf(tools), budget: 4000 },
];

/** What each tool has of it, and all of them: one list is a little more than its parts. */
export const costOfEach = (tools: readonly ListedTool[]) => [
  ...tools.map((tool) => ({
    tool: tool.name,
    shown: tokensOf(shownOf(tool)),
    input: tokensOf(tool.inputSchema),
    output: tokensOf(tool.outputSchema),
    whole: tokensOf(tool),
  })),
  {
    tool: "all, as lists",
    shown: tokensOf(tools.map(shownOf)),
    input: tokensOf(tools.map(({ inputSchema }) => inputSchema)),
    output: tokensOf(tools.map(({ outputSchema }) => outputSchema)),
    whole: tokensOf(tools),
  },
];

/** What costs more than it may, and how much more. */
export const over = (costs: readonly Cost[]): string[] =>
  costs
    .filter(({ tokens, budget }) => tokens > budget)
    .map(
      ({ what, tokens, budget }) =>
        `${what}: ${tokens} tokens, ${tokens - budget} more than its budget of ${budget}`,
    );
