import { setTimeout as after } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { atPace } from "./at-pace.ts";

const { signal } = new AbortController();

describe("atPace", () => {
  it("does all of it, in order, and not faster than it should", async () => {
    const begun: number[] = [];
    const begin = performance.now();
    await atPace(20, 5, signal, async (index) => void begun.push(index));
    expect(begun).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(performance.now() - begin).toBeGreaterThanOrEqual(19 * 5 - 2);
  });

  it("does not wait for one before it begins the next, but for all before it ends", async () => {
    let most = 0;
    let now = 0;
    await atPace(10, 1, signal, async () => {
      most = Math.max(most, ++now);
      await after(30);
      now -= 1;
    });
    expect(most).toBeGreaterThan(1);
    expect(now).toBe(0);
  });

  it("ends with the first failure, and when it is stopped", async () => {
    const failing = atPace(1_000, 1, signal, async (index) => {
      if (index === 3) throw new Error("the fourth");
    });
    await expect(failing).rejects.toThrow("the fourth");
    await expect(atPace(1, 0, signal, () => Promise.reject(new Error("the last")))).rejects.toThrow(
      "the last",
    );
    const stopped = AbortSignal.abort(new Error("stopped"));
    await expect(atPace(5, 1, stopped, async () => {})).rejects.toThrow("stopped");
  });
});
