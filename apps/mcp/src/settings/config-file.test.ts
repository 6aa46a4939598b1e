import { chmodSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { configFiles, KEYS, refusalOf, settingsOf } from "./for-tests.ts";

const writeConfig = configFiles();
const refused = (content: unknown) => refusalOf(["--config", writeConfig(content)]);

it("may be empty of settings, name its schema, and begin with a byte order mark", () => {
  const nothing = settingsOf([]);
  expect(settingsOf(["--config", writeConfig({})])).toEqual(nothing);
  expect(settingsOf(["--config", writeConfig({ $schema: "./schema.json" })])).toEqual(nothing);
  const marked = writeConfig(`\uFEFF{ "spend": "deny" }\r\n`);
  expect(settingsOf(["--config", marked]).policy.spend).toBe("deny");
});

it("is named by the flag, or else by the variable, also from the working directory", () => {
  const [one, other] = [
    writeConfig({ spend: "deny" }, "one.json"),
    writeConfig({ spend: "allow" }, "other.json"),
  ];
  const environment = { ...KEYS, FLOWROUTE_MCP_CONFIG: one };
  expect(settingsOf([], environment).policy.spend).toBe("deny");
  expect(settingsOf(["--config", relative(process.cwd(), other)], environment)).toMatchObject({
    policy: { spend: "allow" },
    sources: { spend: other },
  });
});

it("has to be there and to be a file", () => {
  const folder = dirname(writeConfig({}));
  const missing = join(folder, "missing.json");
  expect(refusalOf(["--config", missing])).toBe(
    `The config file ${missing}, which --config names, does not exist.`,
  );
  expect(refusalOf([], { ...KEYS, FLOWROUTE_MCP_CONFIG: missing })).toContain("FLOWROUTE_MCP_CONFIG names");
  expect(refusalOf(["--config", folder])).toContain("is a folder");
  expect(refusalOf([], { ...KEYS, FLOWROUTE_MCP_CONFIG: "" })).toContain("FLOWROUTE_MCP_CONFIG is empty");
  expect(refusalOf(["--config="])).toContain("--config is empty");
  expect(refused(new Uint8Array([0x7b, 0xff, 0x7d]))).toContain("cannot be read as text");
});

it.skipIf(process.getuid?.() === 0 || process.platform === "win32")("has to be readable", () => {
  const file = writeConfig({}, "locked.json");
  chmodSync(file, 0);
  expect(refusalOf(["--config", file])).toContain("may not be read");
});

it.each([
  ['{\n  "spend": allow\n}', "line 2, column 12"],
  ['{\n  "spend": "allow",\n}', "line 3, column 1"],
  ['{ "spend": "allow" // a comment\n}', "line 1, column 20"],
  ["", "line 1, column 1"],
])("has to be JSON: %j", (text, place) => {
  expect(refused(text)).toMatch(/^The config file \/.*config\.json is not JSON/);
  expect(refused(text)).toContain(place);
});

it.each([[[]], [null], ["deny"], [5]])("has to be an object, which %j is not", (content) => {
  expect(refused(JSON.stringify(content))).toContain("has to be one JSON object");
});

it("tells nothing that it holds apart from the names and the values of settings", () => {
  expect(refused('{ "access_key": "hidden" oops')).not.toContain("hidden");
  expect(refused({ access_key: "hidden" })).not.toContain("hidden");
});

it("has each key once, also when one is written in another way", () => {
  expect(refused('{ "spend": "deny", "send": "deny", "spend": "allow" }')).toMatch(
    /^"spend" is twice in \/.*config\.json\. Give it once\.$/,
  );
  expect(refused(String.raw`{ "spend": "deny", "\u0073pend": "deny" }`)).toContain('"spend" is twice');
});

it("knows no key that is no setting, and tells the near one", () => {
  expect(refused({ spnd: "deny" })).toMatch(
    /^Unknown key "spnd" in \/.*config\.json\. Did you mean spend or send\?/,
  );
  expect(refused({ "numbers-usd-per-day": 5 })).toContain("Did you mean numbers_usd_per_day?");
  expect(refused({ FLOWROUTE_MCP_SEND: "deny" })).toContain("Did you mean send?");
  expect(refused({ sandbox: true })).toContain("--sandbox is no setting of a file");
  expect(refused({ $schema: 1 })).toContain("$schema in /");
});

it.each(["access_key", "secretKey", "secret-key", "FLOWROUTE_ACCESS_KEY", "flowroute_secret_key", "apiKey"])(
  "holds no keys, such as %s",
  (key) => {
    expect(refused({ [key]: "x" })).toMatch(
      /Unknown key .*set the environment variables FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY instead/,
    );
  },
);

it("is named with the setting that is wrong in it", () => {
  expect(refused({ spend: "ask" })).toMatch(
    /^spend in \/.*config\.json is "ask": it has to be one of allow, confirm, deny\.$/,
  );
  expect(refused({ numbers_per_day: "5" })).toMatch(
    /is "5": it has to be a whole number, without quotes, or "none"\.$/,
  );
  expect(refused({ spend: { numbers: "x".repeat(1000) } }).length).toBeLessThan(300);
});
