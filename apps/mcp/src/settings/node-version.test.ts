import { expect, it } from "vitest";
import { requireNode } from "./node-version.ts";
import { SettingsError } from "./settings.ts";

it("takes Node.js from 22.13 on, and names the one that is too old", () => {
  for (const version of ["22.13.0", "22.14.1", "24.0.0", "26.1.0"])
    expect(() => requireNode(version)).not.toThrow();
  for (const version of ["18.20.8", "20.20.2", "22.12.9"]) {
    expect(() => requireNode(version)).toThrow(SettingsError);
    expect(() => requireNode(version)).toThrow(version);
  }
});
