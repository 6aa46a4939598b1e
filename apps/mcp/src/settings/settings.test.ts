import { describe, expect, it } from "vitest";
import { catalog } from "../tools/catalog.ts";
import { readCommand, type Settings, SettingsError } from "./settings.ts";

const KEYS = { FLOWROUTE_ACCESS_KEY: "an access key", FLOWROUTE_SECRET_KEY: "a secret key" };

function settings(args: string[], environment: Record<string, string> = KEYS): Settings {
  const command = readCommand(args, environment, catalog);
  if (command.kind !== "serve") throw new Error(command.kind);
  return command.settings;
}

const refusal = (args: string[], environment: Record<string, string> = KEYS): string => {
  try {
    readCommand(args, environment, catalog);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "nothing was refused";
};

describe("the account", () => {
  it("is the carrier's, with both keys", () => {
    expect(settings([]).account).toEqual({
      kind: "flowroute",
      accessKey: "an access key",
      secretKey: "a secret key",
      baseUrl: "https://api.flowroute.com",
    });
    const elsewhere = { ...KEYS, FLOWROUTE_BASE_URL: "http://127.0.0.1:4010" };
    expect(settings([], elsewhere).account).toMatchObject({ baseUrl: "http://127.0.0.1:4010" });
  });

  it("is missing without keys, and says where they are", () => {
    expect(refusal([], {})).toMatch(
      /FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY are not set.*API Control.*--sandbox/,
    );
    expect(refusal([], { FLOWROUTE_ACCESS_KEY: "1", FLOWROUTE_SECRET_KEY: " " })).toMatch(
      /^FLOWROUTE_SECRET_KEY is not set/,
    );
  });

  it("never tells a key", () => {
    expect(refusal(["--spend", "sometimes"])).not.toContain("secret key");
    expect(refusal([], { FLOWROUTE_SECRET_KEY: "hidden" })).not.toContain("hidden");
  });

  it("needs no keys for the sandbox, where everything is allowed", () => {
    expect(settings(["--sandbox"], {})).toMatchObject({
      account: { kind: "sandbox" },
      policy: { readOnly: false, spend: "allow", send: "allow", change: "allow" },
    });
  });

  it("has a base URL that is one", () => {
    for (const url of ["api.flowroute.com", "ftp://x", "https://user:pass@x", "https://x?y=1"])
      expect(refusal([], { ...KEYS, FLOWROUTE_BASE_URL: url }), url).toContain("FLOWROUTE_BASE_URL");
  });
});

describe("the policy", () => {
  it("asks before it spends, by default", () => {
    expect(settings([]).policy).toEqual({
      readOnly: false,
      spend: "confirm",
      send: "allow",
      change: "allow",
    });
  });

  it("comes from flags, then from the environment, also on the sandbox", () => {
    const environment = {
      ...KEYS,
      FLOWROUTE_MCP_SPEND: "deny",
      FLOWROUTE_MCP_SEND: "confirm",
      FLOWROUTE_MCP_READ_ONLY: "true",
    };
    expect(settings(["--spend", "allow"], environment).policy).toEqual({
      readOnly: true,
      spend: "allow",
      send: "confirm",
      change: "allow",
    });
    expect(settings(["--sandbox", "--spend", "confirm"], {}).policy.spend).toBe("confirm");
  });

  it("takes no word that it does not know", () => {
    expect(refusal(["--spend", "ask"])).toBe('--spend is "ask": it has to be one of allow, confirm, deny.');
    expect(refusal([], { ...KEYS, FLOWROUTE_MCP_SEND: "" })).toContain("FLOWROUTE_MCP_SEND");
    expect(refusal([], { ...KEYS, FLOWROUTE_MCP_READ_ONLY: "yes" })).toContain("FLOWROUTE_MCP_READ_ONLY");
  });
});

describe("what is not understood", () => {
  it.each([["--readonly"], ["--read_only"], ["--spend"], ["--sandbox=yes"], ["serve"], ["--tools"]])(
    "%s stops the start",
    (arg) => {
      expect(refusal([arg])).toContain("--help");
    },
  );

  it("as a variable stops the start, too", () => {
    expect(refusal([], { ...KEYS, FLOWROUTE_MCP_READONLY: "true" })).toContain(
      "Unknown environment variable FLOWROUTE_MCP_READONLY",
    );
    expect(refusal([], { ...KEYS, flowroute_mcp_spend: "deny" })).toContain("flowroute_mcp_spend");
  });

  it("is one of two values of a flag", () => {
    expect(refusal(["--spend", "allow", "--spend", "deny"])).toBe(
      "--spend is given more than once. Give it once.",
    );
    expect(refusal(["--tools=get_number", "--tools=list_numbers"])).toContain("--tools");
  });

  it("leaves help and version reachable", () => {
    expect(readCommand(["--help"], {}, catalog)).toEqual({ kind: "help" });
    expect(readCommand(["--version"], {}, catalog)).toEqual({ kind: "version" });
  });
});

describe("the tools", () => {
  const all = catalog.map(({ name }) => name);

  it("are all fourteen", () => {
    expect(settings([]).toolNames).toEqual(all);
    expect(all).toHaveLength(14);
  });

  it("are those that were named, in the catalog's order", () => {
    expect(settings(["--tools", "send_message, list_numbers"]).toolNames).toEqual([
      "list_numbers",
      "send_message",
    ]);
    expect(settings(["--exclude-tools", "purchase_number"]).toolNames).toEqual(
      all.filter((name) => name !== "purchase_number"),
    );
    expect(settings([], { ...KEYS, FLOWROUTE_MCP_TOOLS: "get_number" }).toolNames).toEqual(["get_number"]);
  });

  it("are only those that read, when read-only", () => {
    const reading = catalog.filter(({ effect }) => effect === "read").map(({ name }) => name);
    expect(settings(["--read-only"]).toolNames).toEqual(reading);
    expect(
      settings(["--read-only", "--spend", "allow", "--tools", "purchase_number,get_number"]).toolNames,
    ).toEqual(["get_number"]);
  });

  it("have to exist, and not to be none", () => {
    expect(refusal(["--tools", "send_mesage"])).toContain('"send_mesage"');
    expect(refusal(["--exclude-tools", "get_number,"])).toContain('""');
    expect(refusal(["--read-only", "--tools", "purchase_number"])).toContain("leave no tool");
  });
});
