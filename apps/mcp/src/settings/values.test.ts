import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { configFiles, KEYS, refusalOf, settingsOf } from "./for-tests.ts";
import { flagOf, variableOf } from "./table.ts";

const writeConfig = configFiles();

/** The same value given in each of the three ways. */
const eachWay = (name: string, text: string, json: unknown) => [
  settingsOf([`--${flagOf(name)}=${text}`]),
  settingsOf([], { ...KEYS, [variableOf(name)]: text }),
  settingsOf(["--config", writeConfig({ [name]: json })]),
];

const refusals = (name: string, text: string, json: unknown) => [
  refusalOf([`--${flagOf(name)}=${text}`]),
  refusalOf([], { ...KEYS, [variableOf(name)]: text }),
  refusalOf(["--config", writeConfig({ [name]: json })]),
];

const NO_LIMIT = { perDay: undefined, perMonth: undefined };
const NO_BUDGET = { count: NO_LIMIT, nanodollars: NO_LIMIT };

it("without settings, the limits are small ones", () => {
  expect(settingsOf([])).toEqual({
    account: expect.objectContaining({ kind: "flowroute" }),
    policy: expect.objectContaining({ spend: "confirm" }),
    budgets: {
      spend: {
        count: { perDay: 5, perMonth: undefined },
        nanodollars: { perDay: 25_000_000_000, perMonth: undefined },
      },
      send: {
        count: { perDay: 100, perMonth: undefined },
        nanodollars: { perDay: 5_000_000_000, perMonth: undefined },
      },
    },
    callerBudgets: { spend: NO_BUDGET, send: NO_BUDGET },
    destinations: { allow: ["US", "CA"], deny: [] },
    quietHours: undefined,
    dedupeMs: 600_000,
    keepBodies: false,
    prices: { smsNanodollars: 4_000_000, mmsNanodollars: 19_500_000 },
    rates: { sms: 5, mms: 1 },
    timeoutMs: 30_000,
    stateFolder: "/home/operator/.local/state/flowroute-mcp",
    databaseUrl: undefined,
    http: {
      port: 8808,
      host: "127.0.0.1",
      publicUrl: undefined,
      allowedHosts: [],
      allowedOrigins: [],
      tokensFile: undefined,
      oauthIssuer: undefined,
      oauthAudience: undefined,
      sessions: 100,
      sessionIdleMs: 1_800_000,
      concurrentRequests: 256,
      requestsPerMinute: 600,
      maxBodyBytes: 262_144,
      webhookSecret: undefined,
    },
    toolNames: expect.any(Array),
    sources: {},
  });
});

it("a setting tells where it was given", () => {
  const file = writeConfig({ state: "/var/lib/ledger", numbers_per_day: 1, spend: "deny" }, "sources.json");
  const environment = { ...KEYS, FLOWROUTE_MCP_NUMBERS_PER_DAY: "2", FLOWROUTE_MCP_CONFIG: file };
  expect(settingsOf(["--spend", "allow"], environment).sources).toEqual({
    spend: "--spend",
    numbers_per_day: "FLOWROUTE_MCP_NUMBERS_PER_DAY",
    state: file,
  });
});

describe("each setting, by flag, variable and file", () => {
  it.each<[string, string, unknown, object]>([
    ["numbers_per_day", "0", 0, { budgets: { spend: { count: { perDay: 0 } } } }],
    ["numbers_per_day", "none", "none", { budgets: { spend: { count: { perDay: undefined } } } }],
    ["numbers_per_month", "20", 20, { budgets: { spend: { count: { perMonth: 20 } } } }],
    ["numbers_usd_per_day", "2.25", 2.25, { budgets: { spend: { nanodollars: { perDay: 2_250_000_000 } } } }],
    ["numbers_usd_per_month", "0.1", 0.1, { budgets: { spend: { nanodollars: { perMonth: 100_000_000 } } } }],
    ["messages_per_day", "7", 7, { budgets: { send: { count: { perDay: 7 } } } }],
    ["messages_per_month", "8", 8, { budgets: { send: { count: { perMonth: 8 } } } }],
    ["messages_usd_per_day", "none", "none", { budgets: { send: { nanodollars: { perDay: undefined } } } }],
    ["messages_usd_per_month", "9000000", 9e6, { budgets: { send: { nanodollars: { perMonth: 9e15 } } } }],
    ["destinations", "us, +44,US", ["us", "+44", "US"], { destinations: { allow: ["US", "+44"] } }],
    ["deny_destinations", "+1 876", ["+1 876"], { destinations: { deny: ["+1876"] } }],
    ["deny_destinations", "none", [], { destinations: { deny: [] } }],
    ["dedupe_minutes", "1440", 1440, { dedupeMs: 86_400_000 }],
    ["quiet_hours", "21:00-08:00", "21:00-08:00", { quietHours: { from: 1260, to: 480 } }],
    ["quiet_hours", "none", "none", { quietHours: undefined }],
    ["sms_usd", "0", 0, { prices: { smsNanodollars: 0 } }],
    ["mms_usd", "0.000001", 0.000001, { prices: { mmsNanodollars: 1000 } }],
    ["sms_per_second", "1000", 1000, { rates: { sms: 1000 } }],
    ["mms_per_second", "2", 2, { rates: { mms: 2 } }],
    ["timeout_seconds", "300", 300, { timeoutMs: 300_000 }],
    ["state", "/var/lib/ledger", "/var/lib/ledger", { stateFolder: "/var/lib/ledger" }],
    ["state", "ledger", "ledger", { stateFolder: resolve("ledger") }],
  ])("%s %s", (name, text, json, expected) => {
    for (const settings of eachWay(name, text, json)) expect(settings).toMatchObject(expected);
  });

  it("keep_bodies has a flag that takes nothing", () => {
    expect(settingsOf(["--keep-bodies"]).keepBodies).toBe(true);
    const file = writeConfig({ keep_bodies: true });
    expect(settingsOf(["--config", file]).keepBodies).toBe(true);
    expect(settingsOf(["--config", file], { ...KEYS, FLOWROUTE_MCP_KEEP_BODIES: "false" }).keepBodies).toBe(
      false,
    );
  });

  it.each<[string, string, unknown]>([
    ["numbers_per_day", "-1", -1],
    ["numbers_per_day", "1e3", "5"],
    ["numbers_per_day", "", ""],
    ["numbers_per_day", " 5", 1.5],
    ["numbers_per_day", "None", null],
    ["messages_per_month", "9007199254740992", 9007199254740992],
    ["numbers_usd_per_day", "0.0000001", 0.0000001],
    ["numbers_usd_per_day", "$5", "$5"],
    ["numbers_usd_per_day", "9000000.01", 9000000.01],
    ["numbers_usd_per_day", ".5", true],
    ["destinations", "US,Canada", ["US", "Canada"]],
    ["destinations", "", []],
    ["destinations", "none", "US"],
    ["deny_destinations", "US,,CA", [1]],
    ["dedupe_minutes", "1441", 1441],
    ["dedupe_minutes", "none", "none"],
    ["quiet_hours", "21:00", ["21:00"]],
    ["quiet_hours", "8-8", "8-8"],
    ["keep_bodies", "yes", "true"],
    ["read_only", "on", 1],
    ["sms_usd", "none", null],
    ["sms_per_second", "0", 0],
    ["mms_per_second", "1001", 1001],
    ["timeout_seconds", "301", 0],
    ["state", "", ""],
    ["state", "~/ledger", "~/ledger"],
    ["spend", "Allow", ["allow"]],
  ])("%s is refused as %j, and as %j in the file", (name, text, json) => {
    const where = [`--${flagOf(name)}`, variableOf(name), `${name} in /`];
    for (const [index, refusal] of refusals(name, text, json).entries()) {
      expect(refusal).toMatch(new RegExp(`^${where[index]}`));
      expect(refusal).toMatch(/it has to be|names|takes no value/);
    }
  });

  it("what has lost has to be understood all the same", () => {
    const environment = { ...KEYS, FLOWROUTE_MCP_SPEND: "maybe" };
    expect(refusalOf(["--spend", "deny"], environment)).toContain("FLOWROUTE_MCP_SPEND");
    expect(refusalOf(["--spend", "deny", "--config", writeConfig({ spend: 1 })])).toContain("spend in /");
  });

  it("null is told to be none, where there is none", () => {
    expect(refusalOf(["--config", writeConfig({ messages_per_day: null })])).toMatch(/is null.*or "none"\.$/);
  });

  it("a phone number is not repeated", () => {
    expect(refusalOf(["--destinations", "US,206-555-0123"])).not.toContain("555");
  });
});

it("dollars are the same nanodollars, written and as a JSON number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (millionths) => {
      const text = `${Math.floor(millionths / 1e6)}.${String(millionths % 1e6).padStart(6, "0")}`;
      for (const { budgets } of eachWay("numbers_usd_per_day", text, Number(text)))
        expect(budgets.spend.nanodollars.perDay).toBe(millionths * 1000);
    }),
  );
});
