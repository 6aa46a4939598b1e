import { describe, expect, it } from "vitest";
import { commandOf, configFiles, KEYS, refusalOf, settingsOf } from "./for-tests.ts";
import { SettingsError } from "./settings-error.ts";

const writeConfig = configFiles();
const NO_KEYS = { HOME: "/home/operator" };
const stateFolder = "/home/operator/.local/state/flowroute-mcp";

it("without a word it serves", () => {
  expect(commandOf([])).toEqual({ kind: "serve", settings: settingsOf([]) });
});

describe("a command", () => {
  it.each([
    [["approvals"], { kind: "approvals", stateFolder }],
    [["approve"], { kind: "approve", stateFolder, code: undefined }],
    [["approve", "K7QF-2MXP"], { kind: "approve", stateFolder, code: "K7QF2MXP" }],
    [["deny", "k7qf", "2mxp"], { kind: "deny", stateFolder, code: "K7QF2MXP" }],
    [["audit"], { kind: "audit", stateFolder, sinceText: "7d", json: false, sandbox: false }],
    [
      ["--json", "audit", "--since", "2026-11-02", "--sandbox"],
      { kind: "audit", stateFolder, sinceText: "2026-11-02", json: true, sandbox: true },
    ],
    [["opt-outs"], { kind: "opt-outs", stateFolder, action: { do: "list" } }],
    [
      ["opt-outs", "clear", "(206)", "555-0123"],
      { kind: "opt-outs", stateFolder, action: { do: "clear", number: "+12065550123" } },
    ],
    [
      ["opt-outs", "add", "+12065550123"],
      { kind: "opt-outs", stateFolder, action: { do: "add", number: "+12065550123" } },
    ],
  ])("%j needs no keys", (args, command) => {
    expect(commandOf(args, NO_KEYS)).toEqual(command);
  });

  it("finds the ledger by the same rules as the server", () => {
    const file = writeConfig({ state: "/from/file" });
    const environment = { ...NO_KEYS, FLOWROUTE_MCP_CONFIG: file };
    const folder = (args: string[], more = {}) => commandOf(args, { ...environment, ...more });
    expect(folder(["audit"])).toMatchObject({ stateFolder: "/from/file" });
    expect(folder(["approvals"], { FLOWROUTE_MCP_STATE: "/from/variable" })).toMatchObject({
      stateFolder: "/from/variable",
    });
    expect(folder(["approve", "--state", "/from/flag"], { FLOWROUTE_MCP_STATE: "/from/variable" })).toEqual({
      kind: "approve",
      stateFolder: "/from/flag",
      code: undefined,
    });
    expect(commandOf(["opt-outs", "--config", file], NO_KEYS)).toMatchObject({ stateFolder: "/from/file" });
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
    [["start"], '"start" is no command. The commands are: approvals, approve, deny, audit, opt-outs, doctor'],
    [["docter"], "Did you mean doctor?"],
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
    const { settings, stateFolder } = command;
    return { settings, stateFolder, finding: settings instanceof SettingsError ? settings.message : "none" };
  };

  it("has the settings of a server with the same flags", () => {
    const args = ["--read-only", "--state", "/ledger"];
    expect(doctor(args)).toEqual({
      settings: settingsOf(args),
      stateFolder: "/ledger",
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
    expect(doctor(["--state="]).stateFolder).toBe(stateFolder);
    expect(doctor(["--state", "/from/flag"], NO_KEYS).stateFolder).toBe("/from/flag");
  });
});
