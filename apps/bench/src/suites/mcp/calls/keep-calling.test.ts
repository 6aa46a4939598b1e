import { setImmediate as next } from "node:timers/promises";
import { expect, it } from "vitest";
import { keepCalling } from "./keep-calling.ts";

it("has so many calls under way and never more, and counts each", async () => {
  let underWay = 0;
  let most = 0;
  let made = 0;
  const { calls, callsPerSecond, p50Ms, p99Ms } = await keepCalling(
    async () => {
      made++;
      most = Math.max(most, ++underWay);
      await next();
      underWay--;
    },
    4,
    0.02,
  );
  expect(most).toBe(4);
  expect(calls).toBe(made);
  expect(callsPerSecond).toBeGreaterThan(0);
  expect(p99Ms).toBeGreaterThanOrEqual(p50Ms);
});

it("makes each caller's first call, however short the time", async () => {
  expect((await keepCalling(async () => {}, 3, 0)).calls).toBe(3);
});

it("fails with the first call that fails", async () => {
  const failing = async () => {
    await next();
    throw new Error("wrong answer");
  };
  await expect(keepCalling(failing, 2, 1)).rejects.toThrow("wrong answer");
});
