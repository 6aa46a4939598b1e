import { describe, expect, it } from "vitest";
import { catalog } from "../tools/catalog.ts";
import { configFiles, KEYS, refusalOf, settingsOf } from "./for-tests.ts";

const writeConfig = configFiles();

describe("the account", () => {
  it("is the carrier's, with both keys", () => {
    expect(settingsOf([]).account).toEqual({
      kind: "flowroute",
      accessKey: "an access key",
      secretKey: "a secret key",
      baseUrl: "https://api.flowroute.com",
    });
    const elsewhere = { ...KEYS, FLOWROUTE_BASE_URL: "http://127.0.0.1:4010" };
    expect(settingsOf([], elsewhere).account).toMatchObject({ baseUrl: "http://127.0.0.1:4010" });
  });

  it("is missing without keys, and says where they are", () => {
    expect(refusalOf([], {})).toMatch(
      /FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY are not set.*API Control.*--sandbox/,
    );
    expect(refusalOf([], { FLOWROUTE_ACCESS_KEY: "1", FLOWROUTE_SECRET_KEY: " " })).toMatch(
      /^FLOWROUTE_SECRET_KEY is not set/,
    );
  });

  it("never tells a key", () => {
    expect(refusalOf(["--spend", "sometimes"])).not.toContain("secret key");
    expect(refusalOf([], { FLOWROUTE_SECRET_KEY: "hidden" })).not.toContain("hidden");
  });

  it("needs no keys for the sandbox, where everything is allowed", () => {
    expect(settingsOf(["--sandbox"], {})).toMatchObject({
      account: { kind: "sandbox" },
      policy: { readOnly: false, spend: "allow", send: "allow", change: "allow" },
    });
  });

  it("has a base URL that is one", () => {
    for (const url of ["api.flowroute.com", "ftp://x", "https://user:pass@x", "https://x?y=1"])
      expect(refusalOf([], { ...KEYS, FLOWROUTE_BASE_URL: url }), url).toContain("FLOWROUTE_BASE_URL");
  });
});

describe("the policy", () => {
  it("asks before it spends, by default", () => {
    expect(settingsOf([]).policy).toEqual({
      readOnly: false,
      spend: "confirm",
      send: "allow",
      change: "allow",
    });
  });

  it("comes from flags, then from the environment, then from the file, also on the sandbox", () => {
    const environment = {
      ...KEYS,
      FLOWROUTE_MCP_SPEND: "deny",
      FLOWROUTE_MCP_SEND: "confirm",
      FLOWROUTE_MCP_READ_ONLY: "true",
      FLOWROUTE_MCP_CONFIG: writeConfig({ spend: "deny", send: "deny", change: "confirm" }),
    };
    expect(settingsOf(["--spend", "allow"], environment).policy).toEqual({
      readOnly: true,
      spend: "allow",
      send: "confirm",
      change: "confirm",
    });
    expect(settingsOf(["--sandbox", "--spend", "confirm"], {}).policy.spend).toBe("confirm");
    expect(settingsOf(["--sandbox", "--config", writeConfig({ spend: "deny" })], {}).policy.spend).toBe(
      "deny",
    );
  });

  it("takes no word that it does not know", () => {
    expect(refusalOf(["--spend", "ask"])).toBe('--spend is "ask": it has to be one of allow, confirm, deny.');
    expect(refusalOf([], { ...KEYS, FLOWROUTE_MCP_SEND: "" })).toContain("FLOWROUTE_MCP_SEND");
    expect(refusalOf([], { ...KEYS, FLOWROUTE_MCP_READ_ONLY: "yes" })).toContain("FLOWROUTE_MCP_READ_ONLY");
  });

  it("is read-only when any source says so, and no higher one takes it back", () => {
    const readOnly = writeConfig({ read_only: true }, "read-only.json");
    const may = { ...KEYS, FLOWROUTE_MCP_READ_ONLY: "false" };
    expect(settingsOf(["--config", readOnly], may)).toMatchObject({
      policy: { readOnly: true },
      sources: { read_only: readOnly },
    });
    expect(settingsOf(["--read-only"], may)).toMatchObject({
      policy: { readOnly: true },
      sources: { read_only: "--read-only" },
    });
    const writing = writeConfig({ read_only: false }, "writing.json");
    expect(settingsOf(["--config", writing], { ...KEYS, FLOWROUTE_MCP_READ_ONLY: "1" }).policy.readOnly).toBe(
      true,
    );
    expect(settingsOf(["--config", writing], may).policy.readOnly).toBe(false);
  });
});

describe("the tools", () => {
  const all = catalog.map(({ name }) => name);

  it("are all", () => {
    expect(settingsOf([]).toolNames).toEqual(all);
    expect(all.length).toBeGreaterThanOrEqual(14);
    expect(settingsOf(["--tools", "all", "--exclude-tools", "none"]).toolNames).toEqual(all);
  });

  it("are those that were named, in the catalog's order", () => {
    expect(settingsOf(["--tools", "send_message, list_numbers"]).toolNames).toEqual([
      "list_numbers",
      "send_message",
    ]);
    expect(settingsOf(["--exclude-tools", "purchase_number"]).toolNames).toEqual(
      all.filter((name) => name !== "purchase_number"),
    );
    expect(settingsOf([], { ...KEYS, FLOWROUTE_MCP_TOOLS: "get_number" }).toolNames).toEqual(["get_number"]);
    const file = writeConfig({ tools: ["send_message", "get_number"], exclude_tools: ["send_message"] });
    expect(settingsOf(["--config", file]).toolNames).toEqual(["get_number"]);
  });

  it("are only those that read, when read-only", () => {
    const reading = catalog.filter(({ effect }) => effect === "read").map(({ name }) => name);
    expect(settingsOf(["--read-only"]).toolNames).toEqual(reading);
    expect(
      settingsOf(["--read-only", "--spend", "allow", "--tools", "purchase_number,get_number"]).toolNames,
    ).toEqual(["get_number"]);
  });

  it("have to exist, and not to be none", () => {
    expect(refusalOf(["--tools", "send_mesage"])).toMatch(/"send_mesage".*Did you mean send_message\?/);
    expect(refusalOf(["--exclude-tools", "get_number,"])).toContain('""');
    expect(refusalOf(["--read-only", "--tools", "purchase_number"])).toContain("leave no tool");
    expect(refusalOf(["--config", writeConfig({ tools: [] })])).toContain("tools in ");
  });
});
