import { expect, it } from "vitest";
import { readDiagnostics } from "./diagnostics.ts";

const said = `Files:              79
Types:             462
Instantiations:     92
Memory used:    25000K
Memory allocs:   43296
Check time:     0.004s
Total time:     0.299s
`;

it("reads the figures of the compiler, in milliseconds and MB", () => {
  expect(readDiagnostics(said)).toEqual({
    totalMilliseconds: 299,
    memoryMegabytes: 25.6,
    types: 462,
    instantiations: 92,
  });
});

it("does without none of them", () => {
  expect(() => readDiagnostics(said.replace("Instantiations", "Instances"))).toThrow("Instantiations");
  expect(() => readDiagnostics(said.replace("25000K", "25M"))).toThrow("Memory used");
});
