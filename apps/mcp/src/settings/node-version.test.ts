import { expect, it } from "vitest";
import { nodeProblem } from "./node-version.ts";

it("takes Node.js from 22.13 on, and names the one that is too old", () => {
  for (const version of ["22.13.0", "22.14.1", "24.0.0", "26.1.0"])
    expect(nodeProblem(version)).toBeUndefined();
  for (const version of ["18.20.8", "20.20.2", "22.12.9"]) expect(nodeProblem(version)).toContain(version);
});
