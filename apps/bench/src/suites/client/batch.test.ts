import { describe, expect, it } from "vitest";
import { runBatch } from "./batch.ts";

function counted() {
  const seen = { calls: 0, now: 0, most: 0 };
  const call = async () => {
    seen.calls += 1;
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    await new Promise((resolve) => setImmediate(resolve));
    seen.now -= 1;
  };
  return { seen, call };
}

describe("runBatch", () => {
  it("makes exactly the calls it is told, as many at a time as it is told", async () => {
    const { seen, call } = counted();
    await runBatch(call, { calls: 50, concurrency: 8 });
    expect(seen).toEqual({ calls: 50, now: 0, most: 8 });
  });

  it("calls one after the other at a concurrency of one", async () => {
    const { seen, call } = counted();
    await runBatch(call, { calls: 10, concurrency: 1 });
    expect(seen).toMatchObject({ calls: 10, most: 1 });
  });

  it("counts CPU time per call, and not time that is only waited", async () => {
    const burn = async () => {
      const until = process.cpuUsage().user + 4_000;
      while (process.cpuUsage().user < until);
    };
    const burned = await runBatch(burn, { calls: 5, concurrency: 1 });
    expect(burned.cpuMicrosPerCall).toBeGreaterThanOrEqual(4_000);
    expect(burned.callsPerSecond).toBeLessThanOrEqual(250);
  });

  it("passes on a call's failure", async () => {
    const failing = () => Promise.reject(new Error("Answered 500."));
    await expect(runBatch(failing, { calls: 2, concurrency: 1 })).rejects.toThrow("Answered 500.");
  });
});
