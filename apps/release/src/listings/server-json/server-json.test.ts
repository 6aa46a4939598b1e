import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SCHEMA_URL, serverJsonSchema } from "./schema.ts";

const committed: unknown = JSON.parse(
  readFileSync(new URL("../../../../mcp/server.json", import.meta.url), "utf8"),
);
const server = serverJsonSchema.parse(committed);
const [its] = server.packages;

describe("the schema of 2025-12-11", () => {
  it("is the one that is named", () => {
    expect(SCHEMA_URL).toContain("/2025-12-11/");
    expect(server.$schema).toBe(SCHEMA_URL);
  });

  it.each([
    ["a description that the registry would cut", { description: "x".repeat(101) }],
    ["a name without an owner", { name: "flowroute-mcp" }],
    ["a range for a version", { version: "^1.0.0" }],
    ["latest for a version", { packages: [{ ...its, version: "latest" }] }],
    ["a key that there is not", { homepage: "https://example.com" }],
    ["a folder outside of the repository", { repository: { ...server.repository, subfolder: "../mcp" } }],
    [
      "a default with a variable in it",
      {
        packages: [{ ...its, environmentVariables: [{ name: "A", description: "a", default: "{b}" }] }],
      },
    ],
  ])("refuses %s", (_what, change) => {
    expect(serverJsonSchema.safeParse({ ...server, ...change }).success).toBe(false);
  });
});
