import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countFigures } from "./figures-in-text.ts";
import { documents, staleShown } from "./show.ts";

const ROOT = new URL("../../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

test("every figure and every picture that a document shows is of the committed results", () => {
  expect(staleShown(), "Run npm run bench -- --show.").toEqual([]);
});

test.each(["README.md", "packages/client/README.md"])("%s has figures that are held", (path) => {
  expect(countFigures(read(path))).toBeGreaterThan(5);
});

test("every document is looked at", () => {
  expect(documents()).toEqual(expect.arrayContaining(["README.md", "apps/mcp/DEPLOYMENT.md"]));
});
