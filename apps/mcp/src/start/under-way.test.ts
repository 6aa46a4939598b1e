import { expect, it } from "vitest";
import { createUnderWay } from "./under-way.ts";

it("is waited for until it has ended, well or not, and nothing is begun meanwhile", async () => {
  const underWay = createUnderWay();
  let finish = (_: string) => {};
  let fail = (_: Error) => {};
  const one = underWay.during(() => new Promise<string>((resolve) => (finish = resolve)), "refused");
  const other = underWay.during(() => new Promise<string>((_, reject) => (fail = reject)), "refused");
  let isOver = false;
  const closed = underWay.close().then(() => {
    isOver = true;
  });
  let late = 0;
  expect(await underWay.during(async () => `begun ${++late}`, "refused")).toBe("refused");
  finish("done");
  expect(await one).toBe("done");
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  fail(new Error("not done"));
  await expect(other).rejects.toThrow("not done");
  await closed;
  expect(late).toBe(0);
});
