import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalog } from "../tools/catalog.ts";
import { FLAGS, VARIABLES } from "./flags.ts";
import { commandOf, configFiles, KEYS, refusalOf } from "./for-tests.ts";
import { readCommand, SettingsError } from "./settings.ts";
import { attempt } from "./settings-error.ts";
import { isName } from "./table.ts";

const writeConfig = configFiles();

describe("what is not understood", () => {
  it.each([["--readonly"], ["--read_only"], ["--spend"], ["--sandbox=yes"], ["serve"], ["--tools"], ["-x"]])(
    "%s stops the start",
    (arg) => {
      expect(refusalOf([arg])).toContain("--help");
    },
  );

  it("as a variable stops the start, too", () => {
    expect(refusalOf([], { ...KEYS, FLOWROUTE_MCP_READONLY: "true" })).toContain(
      "Unknown environment variable FLOWROUTE_MCP_READONLY",
    );
    expect(refusalOf([], { ...KEYS, flowroute_mcp_spend: "deny" })).toContain("flowroute_mcp_spend");
    expect(refusalOf([], { ...KEYS, FLOWROUTE_MCP_SANDBOX: "true" })).toContain("FLOWROUTE_MCP_SANDBOX");
  });

  it("is one of two values of a flag", () => {
    expect(refusalOf(["--spend", "allow", "--spend", "deny"])).toBe(
      "--spend is given more than once. Give it once.",
    );
    expect(refusalOf(["--tools=get_number", "--tools=list_numbers"])).toContain("--tools");
    expect(refusalOf(["--read-only", "--read-only"])).toContain("--read-only");
  });

  it("is a flag where a value should be", () => {
    expect(refusalOf(["--spend", "--read-only"])).toMatch(
      /^--spend needs a value: one of allow, confirm, deny\./,
    );
    expect(refusalOf(["--numbers-per-day", "-5"])).toContain("--numbers-per-day=VALUE");
  });

  it("leaves help and version reachable", () => {
    expect(readCommand(["--help"], {}, catalog)).toEqual({ kind: "help" });
    expect(readCommand(["-h", "--spnd"], {}, catalog)).toEqual({ kind: "help" });
    expect(readCommand(["--version"], {}, catalog)).toEqual({ kind: "version" });
    expect(readCommand(["approve", "--help"], {}, catalog)).toEqual({ kind: "help" });
  });

  it.each([
    [["--spnd", "deny"], {}, "Unknown flag --spnd. Did you mean --spend or --send?"],
    [["--read_only"], {}, "Did you mean --read-only?"],
    [["--NUMBERS-PER-DAY=5"], {}, "Did you mean --numbers-per-day?"],
    [[], { FLOWROUTE_MCP_SPNED: "deny" }, "Did you mean FLOWROUTE_MCP_SPEND or FLOWROUTE_MCP_SEND?"],
    [[], { FLOWROUTE_MCP_NUMBER_PER_DAY: "1" }, "Did you mean FLOWROUTE_MCP_NUMBERS_PER_DAY?"],
    [["aprove"], {}, "Did you mean approve?"],
  ])("%j %j is told the near name", (args, environment, sentence) => {
    expect(refusalOf(args, { ...KEYS, ...environment })).toContain(sentence);
  });

  it("has no near name when there is none", () => {
    expect(refusalOf(["--budget=5"])).toBe(
      "Unknown flag --budget. Run flowroute-mcp --help for what there is.",
    );
  });
});

describe("the server never starts", () => {
  const refused = (args: string[], environment: Record<string, string> = {}) =>
    expect(() => commandOf(args, { ...KEYS, ...environment })).toThrow(SettingsError);
  const word = fc.oneof(
    fc.stringMatching(/^[a-z][a-z-]{0,30}$/),
    fc.constantFrom("constructor", "__proto__", "toString", "hasOwnProperty", "no-read-only"),
  );

  it("with a flag that is unknown, wherever it stands", () => {
    const flag = word.filter((name) => !Object.hasOwn(FLAGS, name));
    fc.assert(
      fc.property(flag, fc.option(fc.string(), { nil: undefined }), fc.boolean(), (name, value, first) => {
        const unknown = value === undefined ? `--${name}` : `--${name}=${value}`;
        refused(first ? [unknown, "--sandbox"] : ["--sandbox", unknown]);
        refused(first ? [unknown, "--spend", "deny"] : ["--spend", "deny", unknown]);
      }),
    );
  });

  it("with a word that is unknown, or with anything at all that is no flag", () => {
    fc.assert(
      fc.property(word, (said) => {
        refused(["--sandbox", said]);
      }),
    );
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (said) => {
        fc.pre(said !== "--");
        const started = attempt(() => commandOf(["--sandbox", said]));
        if (!(started instanceof SettingsError)) expect(["help", "version"]).toContain(started.kind);
      }),
    );
  });

  it("with a variable that is unknown", () => {
    const variable = fc
      .stringMatching(/^[A-Z_]{0,24}$/)
      .map((name) => `FLOWROUTE_MCP_${name}`)
      .filter((name) => !VARIABLES.has(name));
    fc.assert(
      fc.property(variable, fc.string(), (name, value) => {
        refused([], { [name]: value });
      }),
    );
  });

  it("with a key of the file that is unknown", () => {
    const key = fc.oneof(word, fc.string()).filter((name) => !isName(name) && name !== "$schema");
    fc.assert(
      fc.property(key, fc.jsonValue(), (name, value) => {
        const file = writeConfig(`{"spend": "deny", ${JSON.stringify(name)}: ${JSON.stringify(value)}}`);
        refused(["--config", file]);
        refused([], { FLOWROUTE_MCP_CONFIG: file });
      }),
    );
  });
});
