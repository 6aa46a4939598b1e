import { expect, test } from "vitest";
import { busyBetween, untilQuiet } from "./quiet.ts";

/** A machine whose cores were busy like this from look to look. */
function machineThatWas(shares: readonly number[]) {
  let time = { idle: 0, all: 0 };
  const looks = shares.flatMap((busy) => {
    const before = time;
    time = { idle: time.idle + 100 * (1 - busy), all: time.all + 100 };
    return [before, time];
  });
  return () => looks.shift() ?? time;
}

const never = new AbortController().signal;

test("waits while others work, and says what was left of it", async () => {
  const look = machineThatWas([0.9, 0.5, 0.05, 0]);
  expect(await untilQuiet(60_000, never, { look, lookMs: 1 })).toBe(0.05);
});

test("does not wait for ever: a busy machine is said to be one", async () => {
  expect(await untilQuiet(0, never, { look: machineThatWas([0.8, 0]), lookMs: 1 })).toBe(0.8);
});

test("ends when the run ends", async () => {
  const stopped = AbortSignal.abort(new Error("stopped by hand"));
  await expect(untilQuiet(60_000, stopped)).rejects.toThrow();
});

test("looks at this machine", async () => {
  const busy = await untilQuiet(0, never, { lookMs: 50 });
  expect(busy).toBeGreaterThanOrEqual(0);
  expect(busy).toBeLessThanOrEqual(1);
});

test("a clock that stands still is no busy machine", () => {
  expect(busyBetween({ idle: 5, all: 9 }, { idle: 5, all: 9 })).toBe(0);
});
