import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { type Result, rehearse } from "./rehearse.ts";
import { STEPS } from "./steps.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

const results = new Map<string, Result>();

beforeAll(async () => {
  const stop = new AbortController();
  await rehearse(ROOT, { signal: stop.signal, say: (result) => results.set(result.name, result) });
}, 300_000);

test.each(STEPS.map(({ name }) => name))("%s", (name) => {
  const { passed, detail } = results.get(name) ?? { passed: false, detail: "A step before it failed." };
  expect(passed, detail).toBe(true);
});
