import { expect, it } from "vitest";
import { passThroughGuard } from "./pass-through-guard.ts";

const step = (name: string) => ({
  what: name,
  record: name,
  key: [name],
  target: {},
  costNanodollars: 0,
  data: name,
});

it("performs each step once, in order, and tells what became of it", async () => {
  const seen: string[] = [];
  const guard = passThroughGuard(() => seen.push("before"));
  const performance = await guard.perform<string, string>({
    tool: "a_tool",
    effect: "send",
    plan: { question: "Do it?", steps: [step("one"), step("two")] },
    again: "after the window",
    repeat: false,
    execute: async ({ data }) => {
      seen.push(data);
      return data === "one"
        ? { state: "succeeded", result: `${data} done` }
        : { state: "failed", reason: "refused" };
    },
    readResult: String,
    check: () => "",
    caller: { name: "test", subject: "local", canAsk: false },
    signal: new AbortController().signal,
    onProgress: (done, total) => seen.push(`${done} of ${total}`),
  });
  expect(seen).toEqual(["before", "one", "1 of 2", "before", "two", "2 of 2"]);
  expect(performance).toEqual({
    kind: "performed",
    steps: [
      { step: step("one"), outcome: { state: "succeeded", result: "one done", deduplicated: false } },
      { step: step("two"), outcome: { state: "failed", reason: "refused" } },
    ],
  });
});
