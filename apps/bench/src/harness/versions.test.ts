import { expect, it } from "vitest";
import { readVersions } from "./versions.ts";

it("reads Node's and each package's version", () => {
  const versions = readVersions(["zod", "flowroute-client"]);
  expect(Object.keys(versions)).toEqual(["node", "zod", "flowroute-client"]);
  for (const version of Object.values(versions)) expect(version).toMatch(/^\d+\.\d+\.\d+/);
});

it("names what is not installed", () => {
  expect(() => readVersions(["not-installed-here"])).toThrow("not-installed-here");
});
