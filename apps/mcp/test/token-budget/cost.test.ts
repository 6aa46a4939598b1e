import { expect, it } from "vitest";
import { costOfEach, costOfList, over } from "./cost.ts";
import { table } from "./table.ts";

const tool = {
  name: "a",
  title: "A tool",
  description: "b",
  inputSchema: { type: "object" as const },
  outputSchema: { type: "object" as const },
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
};

it("counts what a model is shown apart from what hosts are told besides", () => {
  const [shown, whole] = costOfList([tool]);
  // [{" · name · ":" · a · "," · description · ":" · b · "," · input · Schema · ":{" · type · ":" · object · "}} · ]
  expect(shown?.tokens).toBe(18);
  expect(whole?.tokens).toBeGreaterThan(18 + 20);
  expect(costOfEach([tool, tool])).toHaveLength(3);
});

it("names what is over its budget, and by how much", () => {
  const costs = [
    { what: "this", tokens: 12, budget: 10 },
    { what: "that", tokens: 10, budget: 10 },
  ];
  expect(over(costs)).toEqual(["this: 12 tokens, 2 more than its budget of 10"]);
});

it("shows numbers in columns", () => {
  const rows = [
    { what: "this", tokens: 7 },
    { what: "that one", tokens: 1234567 },
  ];
  expect(table(rows)).toBe("what       tokens\nthis            7\nthat one  1234567");
});
