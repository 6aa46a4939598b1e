import type { ActingEffect } from "../guard/effect.ts";
import type { Guard, Performance } from "../guard/guard.ts";
import type { Served } from "../serve/build-server.ts";
import type { ToolMetrics } from "./tool-metrics.ts";

type CallTool = Served["callTool"];

/** Counts calls, and how long they take. */
export const countingTools =
  (callTool: CallTool, { toolCalled }: Pick<ToolMetrics, "toolCalled">): CallTool =>
  async (tool, input, host) => {
    const at = performance.now();
    const ended = (outcome: Parameters<typeof toolCalled>[1]) =>
      toolCalled(tool.name, outcome, (performance.now() - at) / 1000);
    try {
      const answer = await callTool(tool, input, host);
      ended(answer.kind);
      return answer;
    } catch (error) {
      ended("failure");
      throw error;
    }
  };

/** Counts the steps of what goes through the guard, by what became of them. */
export const countingSteps = (guard: Guard, metrics: Pick<ToolMetrics, "stepsEnded">): Guard => ({
  ...guard,
  async perform(operation) {
    const performance = await guard.perform(operation);
    count(metrics, operation.effect, operation.plan.steps.length, performance);
    return performance;
  },
});

function count(
  { stepsEnded }: Pick<ToolMetrics, "stepsEnded">,
  effect: ActingEffect,
  steps: number,
  performed: Performance<unknown, unknown>,
): void {
  if (performed.kind === "refused") stepsEnded(effect, "refused", steps);
  else if (performed.kind === "asks") stepsEnded(effect, "asked", steps);
  else
    for (const { outcome } of performed.steps)
      stepsEnded(
        effect,
        outcome.state === "succeeded" && outcome.deduplicated ? "deduplicated" : outcome.state,
        1,
      );
}
