import { expect, it } from "vitest";
import { commandOf } from "../../../settings/for-tests.ts";
import { startChecks } from "./start-checks.ts";

const checksOf = (line: string) => {
  const command = commandOf(["http", ...line.split(" ")]);
  if (command.kind !== "serve") throw new Error(command.kind);
  return startChecks(command.settings.http);
};

it.each([
  ["--host 0.0.0.0", "--host is 0.0.0.0, which others can reach"],
  ["--public-url https://mcp.example.com", "--public-url is https://mcp.example.com, so others are to"],
  ["--oauth-issuer https://id.example.com", "--oauth-issuer needs --public-url (or --oauth-audience)"],
])("says that http would not start with %s", (line, why) => {
  expect(checksOf(line)).toEqual([
    {
      verdict: "FAILED",
      lines: [expect.stringContaining(`flowroute-mcp http would not start: ${why}`)],
    },
  ]);
});

it.each([
  "--host ::1 --public-url http://localhost:8808",
  "--host 0.0.0.0 --tokens-file tokens.json --allowed-hosts mcp.example.com",
  "--host 0.0.0.0 --oauth-issuer https://id.example.com --public-url https://mcp.example.com",
  "--public-url https://mcp.example.com --oauth-issuer https://id.example.com",
])("says nothing with %s", (line) => {
  expect(checksOf(line)).toEqual([]);
});

it("warns where it would start, and answer nobody but localhost", () => {
  expect(checksOf("--host 0.0.0.0 --tokens-file tokens.json")).toEqual([
    { verdict: "warning", lines: [expect.stringMatching(/^Host names: .* 0\.0\.0\.0, .* --allowed-hosts/)] },
  ]);
});
