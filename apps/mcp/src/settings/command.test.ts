import { describe, expect, it } from "vitest";
import { commandOf, configFiles, KEYS, refusalOf, settingsOf } from "./for-tests.ts";
import { SettingsError } from "./settings-error.ts";

const writeConfig = configFiles();
const NO_KEYS = { HOME: "/home/operator" };
const ledger = { stateFolder: "/home/operator/.local/state/flowroute-mcp", databaseUrl: undefined };

it("without a word it serves", () => {
  expect(commandOf([])).toEqual({ kind: "serve", over: "stdio", settings: settingsOf([]) });
});

it("with http it serves over HTTP, by settings that stdio has not", () => {
  const args = ["--port", "0", "--sessions", "0", "--allowed-hosts", "MCP.example.com"];
  expect(commandOf(["http", ...args])).toMatchObject({
    kind: "serve",
    over: "http",
    settings: { http: { port: 0, host: "127.0.0.1", sessions: 0, allowedHosts: ["mcp.example.com"] } },
  });
});

describe("what is secret comes from the environment alone, and is not repeated", () => {
  const database = (url: string) => ({ ...KEYS, FLOWROUTE_MCP_DATABASE_URL: url });

  it("the database's URL", () => {
    const url = "postgres://user:hush@db.example.com:5432/flowroute?sslmode=require";
    expect(settingsOf([], database(url)).databaseUrl).toBe(url);
    expect(commandOf(["audit"], database(url))).toMatchObject({ ledger: { databaseUrl: url } });
    expect(settingsOf([], database("  ")).databaseUrl).toBeUndefined();
    for (const wrong of ["hush", "mysql://user:hush@db/x", "postgres://user:hush@db", "postgres:///hush"]) {
      const why = refusalOf([], database(wrong));
      expect(why).toContain("FLOWROUTE_MCP_DATABASE_URL has to be the URL of a PostgreSQL database");
      expect(why).not.toContain("hush");
    }
  });

  it.each([
    ["user:hush@db.example.com/flowroute?sslmode=hush", "its sslmode has to be one of disable, prefer, "],
    ["user:hush@db.example.com/flowroute?channel_binding=require", 'its parameter "channel_binding" is not'],
    ["user:hush%@db.example.com/flowroute", "its password has a % that begins no escape"],
  ])("the database's URL, before anybody connects: %s", (rest, why) => {
    for (const args of [[], ["http"], ["approvals"]]) {
      const refusal = refusalOf(args, database(`postgres://${rest}`));
      expect(refusal).toContain(`FLOWROUTE_MCP_DATABASE_URL is not understood: ${why}`);
      expect(refusal).not.toContain("hush");
    }
  });

  it("the webhook secret", () => {
    const secret = "a-secret-of-the-tests-0123";
    const environment = (text: string) => ({ ...KEYS, FLOWROUTE_MCP_WEBHOOK_SECRET: text });
    expect(settingsOf([], environment(secret)).http.webhookSecret).toBe(secret);
    for (const wrong of ["hush", `${secret}/x`, `${secret}?`])
      expect(refusalOf([], environment(wrong))).toMatch(/WEBHOOK_SECRET has to be at least 24(?!.*hush)/);
  });
});

describe("a command", () => {
  it.each([
    [["approvals"], { kind: "approvals", ledger }],
    [["approve"], { kind: "approve", ledger, code: undefined }],
    [["approve", "K7QF-2MXP"], { kind: "approve", ledger, code: "K7QF2MXP" }],
    [["deny", "k7qf", "2mxp"], { kind: "deny", ledger, code: "K7QF2MXP" }],
    [["audit"], { kind: "audit", ledger, sinceText: "7d", json: false, sandbox: false, caller: undefined }],
    [
      ["--json", "audit", "--since", "2026-11-02", "--sandbox"],
      { kind: "audit", ledger, sinceText: "2026-11-02", json: true, sandbox: true, caller: undefined },
    ],
    [["token"], { kind: "token", tokensFile: undefined, action: { do: "list" } }],
    [
      [
        "token",
        "create",
        "--name",
        "desk",
        "--scopes",
        "numbers:read, messages:send",
        "--tokens-file",
        "/t.json",
      ],
      {
        kind: "token",
        tokensFile: "/t.json",
        action: { do: "create", name: "desk", scopes: ["numbers:read", "messages:send"], days: 365 },
      },
    ],
    [["opt-outs"], { kind: "opt-outs", ledger, action: { do: "list" } }],
    [
      ["opt-outs", "clear", "(206)", "555-0123"],
      { kind: "opt-outs", ledger, action: { do: "clear", number: "+12065550123" } },
    ],
    [
      ["opt-outs", "add", "+12065550123"],
      { kind: "opt-outs", ledger, action: { do: "add", number: "+12065550123" } },
    ],
  ])("%j needs no keys", (args, command) => {
    expect(commandOf(args, NO_KEYS)).toEqual(command);
  });

  it("takes a caller as the audit lists it, and nothing that could not be one", () => {
    for (const caller of ["local", "token:support-desk", "oauth:ann"])
      expect(commandOf(["audit", "--caller", caller], NO_KEYS)).toMatchObject({ kind: "audit", caller });
    for (const caller of ["support-desk", "token:", "locals"])
      expect(refusalOf(["audit", "--caller", caller], NO_KEYS)).toBe(
        `--caller is "${caller}": it has to be local, token:NAME or oauth:SUBJECT.`,
      );
  });

  it("finds the ledger by the same rules as the server", () => {
    const file = writeConfig({ state: "/from/file" });
    const environment = { ...NO_KEYS, FLOWROUTE_MCP_CONFIG: file };
    const folder = (args: string[], more = {}) => commandOf(args, { ...environment, ...more });
    expect(folder(["audit"])).toMatchObject({ ledger: { stateFolder: "/from/file" } });
    expect(folder(["approvals"], { FLOWROUTE_MCP_STATE: "/from/variable" })).toMatchObject({
      ledger: { stateFolder: "/from/variable" },
    });
    expect(folder(["approve", "--state", "/from/flag"], { FLOWROUTE_MCP_STATE: "/from/variable" })).toEqual({
      kind: "approve",
      ledger: { ...ledger, stateFolder: "/from/flag" },
      code: undefined,
    });
    expect(commandOf(["opt-outs", "--config", file], NO_KEYS)).toMatchObject({
      ledger: { stateFolder: "/from/file" },
    });
  });

  it("checks all settings, as the server would", () => {
    expect(refusalOf(["approvals", "--config", writeConfig({ spend: "ask" })], NO_KEYS)).toContain(
      "spend in /",
    );
    expect(refusalOf(["approvals"], { FLOWROUTE_MCP_SEND: "ask" })).toContain("FLOWROUTE_MCP_SEND");
    expect(refusalOf(["approvals"], { FLOWROUTE_MCP_STAT: "/x" })).toContain(
      "Did you mean FLOWROUTE_MCP_STATE?",
    );
  });

  it.each([
    [["approve", "--spend", "allow"], "--spend does nothing with approve"],
    [["approvals", "--json"], "--json does nothing with approvals"],
    [["opt-outs", "--sandbox"], "--sandbox does nothing with opt-outs"],
    [["audit", "--read-only"], "--read-only does nothing with audit"],
    [["--since", "7d"], "--since does nothing when flowroute-mcp serves"],
    [["--json", "--sandbox"], "--json does nothing when flowroute-mcp serves"],
    [["approve", "K7QF-2MX"], "K7QF-2MXP"],
    [["deny", "K7QF-2MXP", "A2CD-EFGH"], "K7QF-2MXP"],
    [["approve", "K7QF-2MXÖ"], "K7QF-2MXP"],
    [["approvals", "K7QF-2MXP"], "approvals takes nothing after it"],
    [["audit", "7d"], "audit takes nothing after it"],
    [["audit", "--since", "yesterday"], '--since is "yesterday"'],
    [["opt-outs", "remove", "+12065550123"], '"remove" is nothing that opt-outs does'],
    [["opt-outs", "add"], "opt-outs add takes one phone number"],
    [["opt-outs", "add", "+12065550123", "+12065550124"], "opt-outs add takes one phone number"],
    [
      ["start"],
      '"start" is no command. The commands are: http, approvals, approve, deny, audit, opt-outs, token, doctor',
    ],
    [["docter"], "Did you mean doctor?"],
    [["htpp"], "Did you mean http?"],
    [["http", "8808"], "http takes nothing after it"],
    [["http", "--port", "99999"], "--port is"],
    [["http", "--json"], "--json does nothing when flowroute-mcp serves"],
    [["--port", "8808"], "--port does nothing over stdio: it goes with flowroute-mcp http"],
    [["audit", "--tokens-file", "t.json"], "--tokens-file does nothing with audit"],
    [["token", "make"], '"make" is nothing that token does'],
    [["token", "create"], "token create needs --name"],
    [["token", "create", "--name", "a b", "--scopes", "numbers:read"], "token create needs --name"],
    [["token", "create", "--name", "desk"], "--scopes is missing"],
    [["token", "create", "--name", "desk", "--scopes", "numbers:read,numbers:sell"], "which is no scope"],
    [["token", "create", "--name", "desk", "--scopes", "numbers:read", "--days", "0"], '--days is "0"'],
    [["token", "revoke", "desk"], "token takes nothing after it"],
  ])("%j is refused", (args, why) => {
    expect(refusalOf(args)).toContain(why);
  });

  it("repeats no phone number that it does not take", () => {
    expect(refusalOf(["opt-outs", "add", "+1206555012"])).not.toMatch(/1206555012\b/);
    expect(refusalOf(["opt-outs", "clear", "2065550199", "2065550198"])).not.toMatch(/555019/);
  });
});

describe("doctor", () => {
  const doctor = (args: string[], environment: Record<string, string> = KEYS) => {
    const command = commandOf(["doctor", ...args], environment);
    if (command.kind !== "doctor") throw new Error(command.kind);
    const { settings, ledger } = command;
    return {
      settings,
      stateFolder: ledger?.stateFolder,
      databaseUrl: ledger?.databaseUrl,
      finding: settings instanceof SettingsError ? settings.message : "none",
    };
  };

  it("has the settings of a server with the same flags", () => {
    const args = ["--read-only", "--state", "/ledger"];
    expect(doctor(args)).toEqual({
      settings: settingsOf(args),
      stateFolder: "/ledger",
      databaseUrl: undefined,
      finding: "none",
    });
  });

  it.each([
    [[], NO_KEYS, "FLOWROUTE_ACCESS_KEY and"],
    [["--spend", "ask"], KEYS, '--spend is "ask"'],
    [["--spnd", "ask"], KEYS, "Unknown flag --spnd"],
    [["--since", "7d"], KEYS, "--since does nothing with doctor"],
    [["now"], KEYS, "doctor takes nothing after it"],
    [["--config", "/does/not/exist.json"], KEYS, "does not exist"],
    [[], { ...KEYS, FLOWROUTE_MCP_SPNED: "deny" }, "FLOWROUTE_MCP_SPNED"],
  ])("%j takes what is wrong as a finding", (args, environment, finding) => {
    expect(doctor(args, environment).finding).toContain(finding);
  });

  it("knows the ledger's folder as far as it can be told", () => {
    const file = writeConfig({ state: "/from/file", spend: "ask" });
    expect(doctor(["--config", file]).stateFolder).toBe("/from/file");
    expect(doctor(["--config", writeConfig("{"), "--state", "/from/flag"]).stateFolder).toBe("/from/flag");
    expect(doctor(["--state="]).stateFolder).toBe(ledger.stateFolder);
    expect(doctor(["--state", "/from/flag"], NO_KEYS).stateFolder).toBe("/from/flag");
  });

  it("knows the ledger's database, whatever else is wrong", () => {
    const url = "postgres://user:hush@db.example.com/flowroute";
    const environment = (more: string) => ({ ...KEYS, FLOWROUTE_MCP_DATABASE_URL: `${url}${more}` });
    for (const args of [[], ["--spend", "ask"], ["--spnd", "ask"], ["--config", "/does/not/exist.json"]])
      expect(doctor(args, environment("")), args.join(" ")).toHaveProperty("databaseUrl", url);
    for (const args of [[], ["--spend", "ask"]]) {
      const command = commandOf(["doctor", ...args], environment("?sslmode=hush"));
      expect(command).toMatchObject({ settings: expect.any(SettingsError), ledger: undefined });
    }
    const { finding } = doctor([], environment("?sslmode=hush"));
    expect(finding).toContain("FLOWROUTE_MCP_DATABASE_URL is not understood: its sslmode");
    expect(finding).not.toContain("hush");
  });
});
