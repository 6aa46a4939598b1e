import { afterEach, expect, test } from "vitest";
import { ASKING, createKit, type KitOptions, operationOf, UNKNOWN } from "../../test/guard-kit.ts";
import { countingSteps, countingTools } from "./counting.ts";
import { HOST, NAMES, sampled, toolNamed } from "./for-tests.ts";
import { createMetrics } from "./metrics.ts";

const opened: { ledger: { remove: () => Promise<void> } }[] = [];
afterEach(async () => {
  for (const { ledger } of opened.splice(0)) await ledger.remove();
});

function watched(options: KitOptions = {}) {
  const kit = createKit(options);
  opened.push(kit);
  const metrics = createMetrics({ names: NAMES });
  const guard = countingSteps(kit.guard, metrics);
  return {
    ...kit,
    perform: (...given: Parameters<typeof kit.perform>) =>
      guard.perform(operationOf(kit.maker, given[0], given[1] ?? {})),
    /** How many steps came to each state, where there are any. */
    async steps(effect: string) {
      const { body } = await metrics.render();
      const counts = [
        "succeeded",
        "deduplicated",
        "failed",
        "unknown",
        "not_attempted",
        "refused",
        "asked",
      ].map((state) => [state, sampled(body, "flowroute_mcp_effects_total", { effect, state })] as const);
      return Object.fromEntries(counts.filter(([, count]) => count !== 0));
    },
  };
}

test("each step of a plan is counted by what became of it", async () => {
  const { perform, maker, steps } = watched();
  await perform(["a", "b"]);
  await perform(["a"]);
  maker.answer = (thing) =>
    thing === "c" ? { state: "failed", reason: "No." } : thing === "d" ? UNKNOWN : maker.make(thing);
  await perform(["c", "d", "e"]);

  expect(await steps("spend")).toEqual({
    succeeded: 2,
    deduplicated: 1,
    failed: 1,
    unknown: 1,
    not_attempted: 1,
  });
  expect(await steps("send")).toEqual({});
});

test("what the guard did not let through is counted too", async () => {
  const denying = watched({ policy: { send: "deny" } });
  await denying.perform(["a", "b"], { tool: "send" });
  expect(await denying.steps("send")).toEqual({ refused: 2 });

  const asking = watched({ policy: { spend: "confirm" } });
  const performance = await asking.perform(["a", "b"], { caller: ASKING });
  expect(performance.kind).toBe("asks");
  expect(await asking.steps("spend")).toEqual({ asked: 2 });
});

test("the rest of the guard is as it was", async () => {
  const { guard } = watched();
  const counting = countingSteps(guard, createMetrics({ names: NAMES }));
  expect(counting.modes).toBe(guard.modes);
  expect(await counting.standing("local")).toEqual(await guard.standing("local"));
});

test("a call that throws is a failure, and still throws", async () => {
  const metrics = createMetrics({ names: NAMES });
  const broken = new Error("a defect");
  const call = countingTools(() => Promise.reject(broken), metrics);
  await expect(call(toolNamed("list_numbers"), {}, HOST)).rejects.toBe(broken);
  const { body } = await metrics.render();
  expect(sampled(body, "flowroute_mcp_tool_calls_total", { tool: "list_numbers", outcome: "failure" })).toBe(
    1,
  );
});
