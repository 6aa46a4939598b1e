import type { ToolAnnotations } from "@modelcontextprotocol/server";
import type { Effect } from "../guard/effect.ts";

type Hints = Omit<Required<ToolAnnotations>, "title">;

const BY_EFFECT: Record<Effect, Hints> = {
  read: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
  spend: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
  send: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
  change: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
};

/**
 * A tool's effect decides its annotations: its author cannot forget or embellish them. The title is the tool's own
 * member, which hosts prefer, and would cost twice here.
 */
export const annotationsOf = ({ effect }: { effect: Effect }): Hints => BY_EFFECT[effect];
