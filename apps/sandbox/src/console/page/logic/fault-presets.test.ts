import { expect, test } from "vitest";
import type { Fault } from "../../../faults/fault.ts";
import { describeHarm, faultsOfPreset, newFault, PRESETS, type Preset } from "./fault-presets.ts";

function preset(id: string): Preset {
  const found = PRESETS.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no preset ${id}.`);
  return found;
}

const active = (fault: Partial<Fault>): Fault => ({ id: "1", met: 0, left: null, ...fault });

test("a switch is on for the faults that do the same to the same operation", () => {
  const fault = active({ operation: "sendMessage", effect: { status: 502, kind: "html" } });
  expect(faultsOfPreset(preset("html-502"), "sendMessage", [fault])).toEqual([fault]);
  expect(faultsOfPreset(preset("html-502"), "", [fault])).toEqual([]);
  expect(faultsOfPreset(preset("cut-after"), "sendMessage", [fault])).toEqual([]);
});

test("a fault for any operation is one, however that is written", () => {
  const faults = [active({ operation: "*", delay_ms: 3000 }), active({ id: "2", delay_ms: 3000 })];
  expect(faultsOfPreset(preset("delay"), "", faults)).toEqual(faults);
});

test("the form's values become a fault, and those that mean the default are left out", () => {
  expect(newFault(preset("cut-after"), { operation: "", times: "", percent: "100" })).toEqual({
    effect: { kind: "cut_after" },
  });
  expect(newFault(preset("delay"), { operation: "listNumbers", times: "2", percent: "25" })).toEqual({
    delay_ms: 3000,
    operation: "listNumbers",
    times: 2,
    probability: 0.25,
  });
});

test.each([
  { times: "0", percent: "100" },
  { times: "1.5", percent: "100" },
  { times: "often", percent: "100" },
  { times: "", percent: "0" },
  { times: "", percent: "101" },
])("$times times at $percent % cannot be", (reach) => {
  expect(newFault(preset("delay"), { operation: "", ...reach })).toBeUndefined();
});

test.each<[Parameters<typeof describeHarm>[0], string]>([
  [{ effect: { kind: "answer", status: 503, after_effect: true } }, "503 answer, after it took effect"],
  [{ effect: { kind: "rate_limit", retry_after_seconds: 2 } }, "429, Retry-After 2 s"],
  [{ effect: { kind: "html" }, delay_ms: 500 }, "HTML 502, 500 ms delay"],
  [{}, "Nothing"],
])("%j is described as %s", (harm, words) => {
  expect(describeHarm(harm)).toBe(words);
});
