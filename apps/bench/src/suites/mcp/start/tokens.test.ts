import { expect, it } from "vitest";
import { countListTokens } from "./tokens.ts";

const tool = { name: "a", description: "b", inputSchema: { type: "object" } };

it("counts a known list", () => {
  // [ · {" · name · ":" · a · "," · description · ":" · b · "," · input · Schema · ":{" · type · ":" · object · "}} · ]
  expect(countListTokens([tool])).toEqual({ shownToModel: 18, wholeList: 18 });
});

it("counts what only hosts see in the whole list alone", () => {
  const titled = { ...tool, title: "A tool", annotations: { readOnlyHint: true } };
  const { shownToModel, wholeList } = countListTokens([titled]);
  expect(shownToModel).toBe(countListTokens([tool]).shownToModel);
  expect(wholeList).toBeGreaterThan(shownToModel);
});

it("counts each tool", () => {
  const { shownToModel } = countListTokens([tool, { ...tool, name: "c" }]);
  expect(shownToModel).toBeGreaterThan(countListTokens([tool]).shownToModel);
});
