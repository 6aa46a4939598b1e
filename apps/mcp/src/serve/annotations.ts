import type { ToolAnnotations } from "@modelcontextprotocol/server";
import type { Effect } from "../guard/effect.ts";

const BY_EFFECT: Record<Effect, Omit<Required<ToolAnnotations>, "title">> = {
  read: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
  spend: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
  send: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
  change: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
};

/** A tool's effect decides its annotations: its author cannot forget or embellish them. */
export const annotationsOf = ({
  title,
  effect,
}: {
  title: string;
  effect: Effect;
}): Required<ToolAnnotations> => ({
  title,
  ...BY_EFFECT[effect],
});
