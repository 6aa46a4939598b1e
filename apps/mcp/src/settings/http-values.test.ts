import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandOf, configFiles, KEYS, refusalOf } from "./for-tests.ts";
import type { Settings } from "./settings.ts";
import { flagOf, variableOf } from "./table.ts";

const writeConfig = configFiles();

function settingsOf(args: string[], environment: Record<string, string> = KEYS): Settings {
  const command = commandOf(["http", ...args], environment);
  if (command.kind !== "serve") throw new Error(command.kind);
  return command.settings;
}

describe("each setting of the server over HTTP, by flag, variable and file", () => {
  it.each<[string, string, unknown, object]>([
    ["port", "0", 0, { http: { port: 0 } }],
    ["port", "65535", 65535, { http: { port: 65535 } }],
    ["host", "0.0.0.0", "0.0.0.0", { http: { host: "0.0.0.0" } }],
    ["host", "::1", "::1", { http: { host: "::1" } }],
    [
      "public_url",
      "https://mcp.example.com/",
      "https://mcp.example.com",
      { http: { publicUrl: "https://mcp.example.com" } },
    ],
    [
      "public_url",
      "http://localhost:9000",
      "http://localhost:9000",
      { http: { publicUrl: "http://localhost:9000" } },
    ],
    ["public_url", "none", "none", { http: { publicUrl: undefined } }],
    [
      "allowed_hosts",
      "A.example.com,[::1]",
      ["a.example.com", "[::1]"],
      { http: { allowedHosts: ["a.example.com", "[::1]"] } },
    ],
    ["allowed_origins", "none", [], { http: { allowedOrigins: [] } }],
    ["tokens_file", "tokens.json", "tokens.json", { http: { tokensFile: resolve("tokens.json") } }],
    [
      "oauth_issuer",
      "https://id.example.com/tenant",
      "https://id.example.com/tenant",
      { http: { oauthIssuer: "https://id.example.com/tenant" } },
    ],
    ["oauth_audience", "urn:mcp", "urn:mcp", { http: { oauthAudience: "urn:mcp" } }],
    ["sessions", "0", 0, { http: { sessions: 0 } }],
    ["session_minutes", "1", 1, { http: { sessionIdleMs: 60_000 } }],
    ["concurrent_requests", "8", 8, { http: { concurrentRequests: 8 } }],
    ["requests_per_minute", "30", 30, { http: { requestsPerMinute: 30 } }],
    ["request_kb", "1", 1, { http: { maxBodyBytes: 1024 } }],
    ["caller_numbers_per_day", "2", 2, { callerBudgets: { spend: { count: { perDay: 2 } } } }],
    [
      "caller_messages_usd_per_month",
      "0.5",
      0.5,
      { callerBudgets: { send: { nanodollars: { perMonth: 500_000_000 } } } },
    ],
  ])("%s %s", (name, text, json, expected) => {
    expect(settingsOf([`--${flagOf(name)}=${text}`])).toMatchObject(expected);
    expect(settingsOf([], { ...KEYS, [variableOf(name)]: text })).toMatchObject(expected);
    expect(settingsOf(["--config", writeConfig({ [name]: json })])).toMatchObject(expected);
  });

  it.each<[string, string, unknown]>([
    ["port", "65536", "8808"],
    ["host", "http://x", ""],
    ["host", "a b", 1],
    ["public_url", "mcp.example.com", "ftp://mcp.example.com"],
    ["public_url", "http://mcp.example.com", "https://user:hush@mcp.example.com"],
    ["public_url", "https://mcp.example.com?x", "https://mcp.example.com#x"],
    ["allowed_hosts", "https://mcp.example.com", ["mcp.example.com:443"]],
    ["allowed_hosts", "", ["*"]],
    ["tokens_file", "~/tokens.json", ""],
    ["oauth_issuer", "http://id.example.com", true],
    ["oauth_audience", "two words", ""],
    ["sessions", "-1", "none"],
    ["session_minutes", "0", 1.5],
    ["concurrent_requests", "0", null],
    ["request_kb", "20000", 0],
  ])("%s is not %j, nor %j in a file", (name, text, json) => {
    expect(refusalOf(["http", `--${flagOf(name)}=${text}`])).toMatch(new RegExp(`^--${flagOf(name)}`));
    expect(refusalOf(["http", "--config", writeConfig({ [name]: json })])).toContain(name);
  });

  it("whatever is taken as a public URL is a prefix of URLs", () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (text) => {
        const args = ["http", `--public-url=${text}`];
        if (refusalOf(args) !== "nothing was refused") return;
        const { publicUrl } = settingsOf(args.slice(1)).http;
        if (publicUrl === undefined) return;
        const below = new URL(`${publicUrl}/mcp`);
        expect(below.pathname.endsWith("/mcp")).toBe(true);
        expect(below.origin).toBe(new URL(publicUrl).origin);
      }),
    );
  });
});
