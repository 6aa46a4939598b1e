import { expect, it } from "vitest";
import { createRecent } from "./recent.ts";

const STAYS = new AbortController().signal;

/** A reader whose answers a test gives, one by one. */
function reader() {
  const asked: { key: string; signal: AbortSignal; give: (value: string) => void; fail: () => void }[] = [];
  const read = (key: string, signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      asked.push({ key, signal, give: resolve, fail: () => reject(new Error("out")) });
      signal.addEventListener("abort", () => reject(new Error("aborted")));
    });
  let time = 0;
  const recent = createRecent({ read, keepMs: 1000, most: 3, now: () => time });
  return {
    recent,
    asked,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

it("is read once for all who ask at the same time, and again when it has grown old", async () => {
  const { recent, asked, pass } = reader();
  const both = Promise.all([recent.get("a", STAYS), recent.get("a", STAYS)]);
  asked[0]?.give("one");
  expect(await both).toEqual(["one", "one"]);
  pass(999);
  expect(await recent.get("a", STAYS)).toBe("one");
  expect(asked).toHaveLength(1);
  pass(1);
  const again = recent.get("a", STAYS);
  asked[1]?.give("two");
  expect(await again).toBe("two");
});

it("what failed gives nothing, is not asked again at once, and is asked again later", async () => {
  const { recent, asked, pass } = reader();
  const failing = recent.get("a", STAYS);
  asked[0]?.fail();
  expect(await failing).toBeUndefined();
  pass(9_999);
  expect(await recent.get("a", STAYS)).toBeUndefined();
  expect(asked).toHaveLength(1);
  pass(1);
  const again = recent.get("a", STAYS);
  asked[1]?.give("back");
  expect(await again).toBe("back");
});

it("ends when the last who waits has gone, and not before", async () => {
  const { recent, asked } = reader();
  const [one, other] = [new AbortController(), new AbortController()];
  const waiting = [recent.get("a", one.signal), recent.get("a", other.signal)];
  one.abort();
  expect(await waiting[0]).toBeUndefined();
  expect(asked[0]?.signal.aborted).toBe(false);
  other.abort();
  expect(await waiting[1]).toBeUndefined();
  expect(asked[0]?.signal.aborted).toBe(true);
  // Who comes then begins anew, and is not told of an end that was not theirs.
  const next = recent.get("a", STAYS);
  asked[1]?.give("new");
  expect(await next).toBe("new");
  expect(await recent.get("a", AbortSignal.abort())).toBeUndefined();
});

it("remembers so many keys, and forgets the oldest", async () => {
  const { recent, asked } = reader();
  for (const key of ["a", "b", "c", "d"]) {
    const got = recent.get(key, STAYS);
    asked.at(-1)?.give(key);
    await got;
    expect(recent.size()).toBeLessThanOrEqual(3);
  }
  await recent.get("b", STAYS);
  expect(asked).toHaveLength(4);
  const again = recent.get("a", STAYS);
  expect(asked).toHaveLength(5);
  asked[4]?.give("a");
  expect(await again).toBe("a");
});
