import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDestination } from "../guard/recipients/destinations.ts";
import { readQuietHours } from "../guard/recipients/quiet-hours.ts";
import { catalog } from "../tools/catalog.ts";
import { configSchema } from "./config-schema.ts";
import { configFiles, refusalOf } from "./for-tests.ts";
import { NAMES } from "./table.ts";

const FILE = new URL("../../config.schema.json", import.meta.url);
const toolNames = catalog.map(({ name }) => name);
const schema = configSchema(toolNames);

it("config.schema.json is what the table of settings gives", () => {
  const given: unknown = JSON.parse(JSON.stringify(schema));
  expect(JSON.parse(readFileSync(FILE, "utf8")), "Run npm run generate.").toEqual(given);
});

describe("schema and reader agree", () => {
  const writeConfig = configFiles();
  const schemaTakes = new Ajv2020({ strict: true, allErrors: false }).compile(schema);
  const readerTakes = (text: string) =>
    refusalOf(["approvals", "--config", writeConfig(text)], { HOME: "/home/operator" }) ===
    "nothing was refused";
  const agree = (text: string) => {
    const file: unknown = JSON.parse(text);
    expect([text, schemaTakes(file)]).toEqual([text, readerTakes(text)]);
  };

  it.each([
    {},
    { $schema: "./config.schema.json", read_only: true },
    { spend: "deny", send: "confirm", change: "allow", tools: ["get_number"], exclude_tools: [] },
    { numbers_per_day: 0, numbers_per_month: "none", numbers_usd_per_day: 0.5, messages_per_day: 5.0 },
    { destinations: ["us", " +44 ", "+1 (876)"], deny_destinations: [], quiet_hours: "9-17" },
    { dedupe_minutes: 1440, sms_usd: 0, mms_per_second: 1, timeout_seconds: 300, state: "ledger" },
  ])("on %j, which is good", (file) => {
    expect(readerTakes(JSON.stringify(file))).toBe(true);
    agree(JSON.stringify(file));
  });

  it.each([
    { spnd: "deny" },
    { $schema: 5 },
    { sandbox: true },
    { access_key: "x" },
    { spend: "ask" },
    { read_only: "true" },
    { tools: [] },
    { tools: ["buy"] },
    { tools: "get_number" },
    { numbers_per_day: "5" },
    { numbers_per_day: null },
    { numbers_per_day: 1.5 },
    { numbers_usd_per_day: -1 },
    { destinations: ["+"] },
    { destinations: ["+44 (0)20"] },
    { quiet_hours: "24:00-08:00" },
    { dedupe_minutes: 1441 },
    { state: "~/ledger" },
    { state: " " },
  ])("on %j, which is not", (file) => {
    expect(readerTakes(JSON.stringify(file))).toBe(false);
    agree(JSON.stringify(file));
  });

  // Both are beyond a schema: dollars with more than six decimals, and quiet hours that end when they begin.
  const beyond = (value: unknown) =>
    typeof value === "number"
      ? Math.round(value * 1e6) / 1e6 !== value
      : typeof value === "string" && /^(.+)-\1$/.test(value);
  const value = fc
    .oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom("allow", "deny", "none", "all", true, false, null, "", "~", "21:00-08:00"),
      fc.integer({ min: -2, max: 1500 }),
      fc.integer({ min: 0, max: 10_000_000_000_000 }).map((millionths) => millionths / 1e6),
      fc.array(fc.constantFrom("US", "ca", "+44", "+0", "get_number", "buy_number"), { maxLength: 3 }),
    )
    .filter((each) => !beyond(each));

  it("on files made at random", () => {
    const key = fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...NAMES) }, fc.constant("$schema"));
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 2 }), (file) => agree(JSON.stringify(file))),
      { numRuns: 2000 },
    );
  });

  it("on destinations and quiet hours, written in any way", () => {
    const destination = fc.stringMatching(/^ ?[+]?[-USca+()/.\u2013 0-9]{0,8}$/);
    const hours = fc.stringMatching(/^ ?[0-2]?[0-9](:[0-6][0-9])? ?[-\u2013] ?[0-2]?[0-9](:[0-6][0-9])?$/);
    const country = fc.constantFrom(
      "US",
      " uS",
      "Ca\n",
      "USA",
      "+1\n206",
      "+(0)1",
      "+( 0",
      "+1(0",
      "+44 ( 0 )20",
      "+12065550123456",
    );
    fc.assert(
      fc.property(fc.oneof(destination, country), hours, (place, time) => {
        agree(JSON.stringify({ destinations: [place] }));
        const same = readQuietHours(time) === undefined && schemaTakes({ quiet_hours: time });
        if (!same) agree(JSON.stringify({ quiet_hours: time }));
        if (readDestination(place) !== undefined) expect(schemaTakes({ destinations: [place] })).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
