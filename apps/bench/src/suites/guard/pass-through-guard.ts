import type { Guard } from "./the-server.ts";

/**
 * A guard that lets everything through and remembers nothing: what a server without one would do. `before` runs
 * before each call to the carrier.
 */
export function passThroughGuard(before: () => void = () => {}): Guard {
  return {
    async perform({ plan, execute, onProgress }) {
      const steps = [];
      for (const step of plan.steps) {
        before();
        const execution = await execute(step);
        const outcome =
          execution.state === "succeeded"
            ? {
                state: execution.state,
                result: execution.result,
                deduplicated: false as const,
                byAnother: false as const,
              }
            : { state: execution.state, reason: execution.reason };
        steps.push({ step, outcome });
        onProgress(steps.length, plan.steps.length);
      }
      return { kind: "performed", steps };
    },
    modes: { spend: "allow", send: "allow", change: "allow" },
    preview: () => Promise.reject(new Error("There is no ledger to look into.")),
    standing: () => Promise.reject(new Error("There is no ledger to look into.")),
    hear: async () => {},
    recover: () => {},
    close: async () => {},
  };
}
