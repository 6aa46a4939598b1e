import fc from "fast-check";
import { expect, it } from "vitest";
import { RECORD, routeRecord } from "./route-record.ts";

const [A, B, C] = ["+12065550140", "+12065550141", "+12065550142"];
const READ = {
  outage: "98397",
  groups: [
    { routeId: "98396", numbers: [A, B] },
    { routeId: "0", numbers: [C] },
  ],
};

it.each([
  ["as it was written", `outage 98397; 98396: ${A}, ${B}; 0: ${C}`],
  ["in lines", `outage 98397\n98396: ${A}, ${B}\n0: ${C}\n`],
  ["with bullets", `- outage 98397\n- 98396: ${A}, ${B}\n* 0: ${C}`],
  ["as a numbered list", `1. outage 98397\n2. 98396: ${A}, ${B}\n3) 0: ${C}`],
  ["in a fence", `\`\`\`text\noutage 98397; 98396: ${A}, ${B}; 0: ${C}\n\`\`\``],
  ["with emphasis", `**outage 98397**; **98396**: ${A}, ${B}; \`0\`: ${C}`],
  ["under a heading", `Record:\noutage 98397; 98396: ${A}, ${B}; 0: ${C}.`],
  ["after a heading", `**Final record:** outage 98397; 98396: ${A}, ${B}; 0: ${C}`],
  ["with a line break after a comma", `outage 98397; 98396: ${A},\n${B};\n0: ${C}`],
  ["with each number in a line", `outage 98397\n98396:\n- ${A}\n- ${B}\n\n0:\n- ${C}`],
  ["with the id of the outage set apart", `Outage route: 98397\n98396: ${A}, ${B}\n0: ${C}`],
  ["in Windows' lines", `outage 98397\r\n98396: ${A}, ${B}\r\n0: ${C}\r\n`],
  ["quoted", `> outage 98397\n> "98396": ${A}, ${B}\n> 0: ${C}`],
  [
    "with numbers as people write them",
    "outage 98397; 98396: (206) 555-0140, 206.555.0141; 0: 1-206-555-0142",
  ],
])("is read %s", (_, text) => {
  expect(routeRecord.parse(text)).toEqual(READ);
});

it("may leave the outage's route out, and have numbers without a route", () => {
  expect(routeRecord.parse(`None: ${A}`)).toEqual({
    outage: undefined,
    groups: [{ routeId: "none", numbers: [A] }],
  });
});

it.each([
  [`outage 1; 98396: ${A}; and the others`, /^"and the others" in the record is not a phone number/],
  [`${A}; 0: ${B}`, /^"\+…40" is no part of a record/],
  [`98396 ${A}`, /^"98396 \+…40" is no part of a record/],
  [`0: ${A}, 12`, /^"12" in the record is not a phone number/],
  [`0: ${A}; 1: ${A}`, /^"\+…40" stands in the record twice/],
  [`outage 1; outage 2; 0: ${A}`, /names two routes of the outage/],
  ["outage 1", /has no numbers in it/],
  ["0:", /has no numbers in it/],
  ["x".repeat(30_001), /too long/],
])("of %j the part is named that was not read", (text, words) => {
  const { error } = routeRecord.safeParse(text);
  expect(error?.issues).toHaveLength(1);
  expect(error?.issues[0]?.message).toMatch(words);
  expect(error?.issues[0]?.message).not.toMatch(/\d{7}/);
});

it("what is written is what is read, in parts, whatever is around it", () => {
  const number = fc.integer({ min: 0, max: 9_999 }).map((line) => `+1206555${String(line).padStart(4, "0")}`);
  const record = fc.tuple(
    fc.integer({ min: 0, max: 999_999 }),
    fc.uniqueArray(number, { minLength: 1, maxLength: 20 }),
    fc.constantFrom("; ", "\n", ";\n", "\n- ", "\n\n"),
    fc.constantFrom(", ", ",", ",\n", ",\n  "),
  );
  fc.assert(
    fc.property(record, ([outage, numbers, between, comma]) => {
      const half = Math.ceil(numbers.length / 2);
      const groups = [
        { routeId: "0", numbers: numbers.slice(0, half) },
        { routeId: "none", numbers: numbers.slice(half) },
      ].filter((group) => group.numbers.length > 0);
      const text = [
        `outage ${outage}`,
        ...groups.map((group) => `${group.routeId}: ${group.numbers.join(comma)}`),
      ];
      expect(routeRecord.parse(text.join(between))).toEqual({ outage: String(outage), groups });
    }),
  );
});

it("never throws, and says how a record is written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const { error } = routeRecord.safeParse(text);
      if (error !== undefined) expect(error.issues[0]?.message).toContain(RECORD);
    }),
  );
});
