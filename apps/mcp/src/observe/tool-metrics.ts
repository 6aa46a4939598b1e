import { Counter, Histogram, type Registry } from "prom-client";
import { ACTING_EFFECTS, type ActingEffect, type Outcome } from "../guard/effect.ts";
import type { ToolAnswer } from "../tools/tool.ts";
import { SECONDS } from "./buckets.ts";
import { type Names, oneOf } from "./names.ts";

type ToolOutcome = ToolAnswer["kind"];

/** What became of a step of a plan: `deduplicated` was done before, `refused` and `asked` never left the guard. */
export type StepState = Outcome<unknown>["state"] | "deduplicated" | "refused" | "asked";

export type ToolMetrics = {
  toolCalled: (tool: string, outcome: ToolOutcome, seconds: number) => void;
  stepsEnded: (effect: ActingEffect, state: StepState, count: number) => void;
};

const OUTCOMES: readonly ToolOutcome[] = ["result", "failure", "asks"];
const STATES: readonly StepState[] = [
  "succeeded",
  "deduplicated",
  "failed",
  "unknown",
  "not_attempted",
  "refused",
  "asked",
];

export function toolMetrics(registry: Registry, { tools }: Names): ToolMetrics {
  const registers = [registry];
  const calls = new Counter({
    name: "flowroute_mcp_tool_calls_total",
    help: "Calls of tools, by what they were answered with: a result, a failure, or a question to a person.",
    labelNames: ["tool", "outcome"],
    registers,
  });
  const seconds = new Histogram({
    name: "flowroute_mcp_tool_seconds",
    help: "How long calls of tools took.",
    labelNames: ["tool"],
    buckets: SECONDS,
    registers,
  });
  const effects = new Counter({
    name: "flowroute_mcp_effects_total",
    help: "Numbers to buy (spend), messages to send (send) and changes (change) that were asked for, by what became of them.",
    labelNames: ["effect", "state"],
    registers,
  });
  // The first event of a series that was not there before is no increase to Prometheus.
  for (const tool of tools) for (const outcome of OUTCOMES) calls.inc({ tool, outcome }, 0);
  for (const effect of ACTING_EFFECTS) for (const state of STATES) effects.inc({ effect, state }, 0);
  const nameOf = oneOf(tools, "unknown");
  return {
    toolCalled(name, outcome, took) {
      const tool = nameOf(name);
      calls.inc({ tool, outcome });
      seconds.observe({ tool }, took);
    },
    stepsEnded: (effect, state, count) => effects.inc({ effect, state }, count),
  };
}
