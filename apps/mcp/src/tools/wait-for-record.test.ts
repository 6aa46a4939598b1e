import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Watch } from "../inbox/news.ts";
import { ToolFailure } from "../terms/failure.ts";
import { byReceipts, lessAndLessOften } from "./wait-for-record.ts";

/** Of a message of which nothing is heard. */
const silent: Watch = {
  next: (_, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) resolve(undefined);
      signal.addEventListener("abort", () => resolve(undefined));
    }),
  close: () => {},
};

it.each([
  ["between two questions", lessAndLessOften],
  ["for a receipt", (ends: Parameters<typeof lessAndLessOften>[0]) => byReceipts(silent, ends)],
])("a wait %s ends at once when the server closes, and tells of a cancellation", async (_, waitOn) => {
  const { signal } = new AbortController();
  const wait = waitOn({ signal, closing: AbortSignal.abort() });
  // The shortest pause between two questions is longer than this.
  const first = await Promise.race([wait(50_000).then(() => "ended"), sleep(200, "waits")]);
  expect(first).toBe("ended");
  await expect(waitOn({ signal: AbortSignal.abort(), closing: undefined })(50_000)).rejects.toThrow(
    ToolFailure,
  );
});
