import { expect, test } from "vitest";
import { nodeProblem } from "./node-version.ts";

test.each(["22.13.0", "22.20.1", "24.0.0"])("takes Node.js %s", (version) => {
  expect(nodeProblem(version)).toBeUndefined();
});

test.each(["18.20.8", "20.20.2", "22.12.9"])("refuses Node.js %s and says so", (version) => {
  expect(nodeProblem(version)).toContain(version);
});
