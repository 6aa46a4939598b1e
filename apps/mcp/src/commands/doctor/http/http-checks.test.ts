import { describe, expect, it } from "vitest";
import { newKey, openIssuer } from "../../../access/oauth/for-tests.ts";
import { addToken, tokensFile } from "../../../access/tokens/for-tests.ts";
import { hashOf } from "../../../access/tokens/token.ts";
import { SECRET } from "../../../inbox/for-tests.ts";
import { commandOf } from "../../../settings/for-tests.ts";
import { fakeTerminal, stateFolder } from "../../for-tests.ts";
import { runCommand } from "../../run-command.ts";

async function examine(args: string[], environment: Record<string, string> = {}) {
  const command = commandOf(["doctor", "--sandbox", "--state", stateFolder(), ...args], environment);
  if (command.kind !== "doctor") throw new Error(command.kind);
  const { terminal, shown } = fakeTerminal({ isInteractive: false, width: 1000 });
  const exit = await runCommand(command, terminal);
  return { exit, out: shown.out };
}

const WEBHOOKS = { FLOWROUTE_MCP_WEBHOOK_SECRET: SECRET };
const OF_HTTP = /Webhooks|Tokens|OAuth|would not start/;

describe("doctor", () => {
  it.each([
    [["--port", "9000"], {}],
    [["--host", "localhost"], {}],
  ])("says nothing of HTTP with %j", async (args, environment) => {
    const { exit, out } = await examine(args, environment);
    expect(out).not.toMatch(OF_HTTP);
    expect(exit).toBe(0);
  });

  it.each([
    [["--public-url", "http://localhost:8808"], {}, "ok       Webhooks: not taken"],
    [[], WEBHOOKS, "warning  Webhooks: taken at /webhooks/flowroute/…,"],
  ])("serves who serves over HTTP: %j %j", async (args, environment, said) => {
    const { exit, out } = await examine(args, environment);
    expect(out).toContain(`\n${said}`);
    expect(exit).toBe(0);
  });

  it.each([
    [["--host", "0.0.0.0"], "FAILED   flowroute-mcp http would not start: --host is 0.0.0.0"],
    [
      ["--host", "0.0.0.0", "--tokens-file", "/does/not/exist.json"],
      "FAILED   Tokens: /does/not/exist.json is",
    ],
  ])("fails where nobody could be served: %j", async (args, said) => {
    const { exit, out } = await examine(args);
    expect(out).toContain(`\n${said}`);
    expect(exit).toBe(1);
  });

  it("tells of all that is set, once, and of nothing that is secret", async () => {
    const file = tokensFile();
    const token = await addToken(file, "desk");
    const issuer = await openIssuer();
    issuer.setKeys(await newKey("ES256", "one"));
    const args = ["--tokens-file", file, "--oauth-issuer", issuer.setting];
    const { exit, out } = await examine([...args, "--public-url", "https://mcp.example.com"], WEBHOOKS);
    expect(out.split("\n").slice(-7)).toEqual([
      `ok       Tokens: 1 in ${file}`,
      `ok       OAuth issuer: ${issuer.setting} answers, and has 1 key`,
      "         Its tokens have to be for https://mcp.example.com/mcp",
      "ok       Webhooks: taken at https://mcp.example.com/webhooks/flowroute/…",
      "",
      "All is well.",
      "",
    ]);
    expect(exit).toBe(0);
    for (const secret of [SECRET, token, hashOf(token)]) expect(out).not.toContain(secret);
  });

  it("fails when callers could not come in", async () => {
    const issuer = await openIssuer();
    const args = ["--oauth-issuer", issuer.setting, "--oauth-audience", "urn:mcp"];
    const { exit, out } = await examine(args);
    expect(out).toMatch(/\nFAILED {3}OAuth issuer: .*\/keys answers 404/);
    expect(exit).toBe(1);
  });
});
