import { describe, expect, it } from "vitest";
import { type Change, type Direction, type Level, withoutRepeats } from "../change.ts";
import type { Json } from "../node.ts";
import { Walk } from "../walk.ts";
import { compareSchemas } from "./compare-schemas.ts";

const compare = (
  before: Json,
  after: Json,
  direction: Direction,
  roots = { before: {}, after: {} },
): Change[] => withoutRepeats(compareSchemas({ before, after }, "it", direction, new Walk(roots)));

const RANK: Level[] = ["major", "minor", "patch"];
const worst = (changes: Change[]): Level | "nothing" =>
  RANK.find((level) => changes.some((change) => change.level === level)) ?? "nothing";

const open = { type: "object", properties: { a: { type: "string" } } };
const closed = { ...open, additionalProperties: false };

/** What becomes of it, forth for who sends and who receives, and back for the same two. */
const rules: [string, Json, Json, string, string][] = [
  ["another type", { type: "string" }, { type: "boolean" }, "major major", "major major"],
  ["null, too", { type: "string" }, { type: ["string", "null"] }, "minor major", "major minor"],
  [
    "no order of types",
    { type: ["null", "string"] },
    { type: ["string", "null"] },
    "nothing nothing",
    "nothing nothing",
  ],
  ["a second type", { type: "string" }, { type: ["string", "integer"] }, "minor major", "major major"],
  ["fractions, too", { type: "integer" }, { type: "number" }, "minor major", "major minor"],
  ["any type", { type: "string" }, {}, "minor major", "major minor"],
  ["true for any", true, {}, "nothing nothing", "nothing nothing"],
  ["nothing at all", {}, false, "major major", "major major"],
  ["a value", { enum: ["a"] }, { enum: ["a", "b"] }, "minor major", "major major"],
  ["a value beside a const", { const: "a" }, { enum: ["a", "b"] }, "minor major", "major major"],
  ["another const", { const: "a" }, { const: "b" }, "major major", "major major"],
  ["any value", { enum: ["a"] }, {}, "minor major", "major major"],
  ["a lower floor", { minimum: 2 }, { minimum: 1 }, "minor major", "major minor"],
  ["no floor", { exclusiveMinimum: 2 }, {}, "minor major", "major minor"],
  ["a higher ceiling", { maxLength: 5 }, { maxLength: 6 }, "minor major", "major minor"],
  ["fewer items", { minItems: 2 }, { minItems: 1 }, "minor major", "major minor"],
  ["another pattern", { pattern: "^a" }, { pattern: "^b" }, "major major", "major major"],
  ["no pattern", { pattern: "^a" }, {}, "minor major", "major minor"],
  ["another format", { format: "uri" }, { format: "email" }, "major major", "major major"],
  ["no format", { format: "uri" }, {}, "minor major", "major minor"],
  ["repeats", { uniqueItems: true }, { uniqueItems: false }, "minor major", "major minor"],
  ["no default", { default: 1 }, {}, "major major", "major minor"],
  ["another default", { default: 1 }, { default: 2 }, "major major", "major major"],
  ["a property", { ...closed, properties: {} }, closed, "minor minor", "major major"],
  [
    "a property that must be",
    { ...closed, properties: {} },
    { ...closed, required: ["a"] },
    "major minor",
    "major major",
  ],
  ["no need of a property", { ...open, required: ["a"] }, open, "minor major", "major minor"],
  ["no need of any name", { required: ["a"] }, {}, "minor major", "major minor"],
  [
    "a property named as all objects have",
    open,
    { ...open, properties: { ...open.properties, constructor: {} } },
    "minor minor",
    "major major",
  ],
  ["other properties", closed, open, "minor major", "major major"],
  [
    "other properties of a kind",
    { additionalProperties: { type: "string" } },
    { additionalProperties: { type: ["string", "null"] } },
    "minor major",
    "major minor",
  ],
  ["a word on other properties", open, { ...open, additionalProperties: true }, "minor minor", "major major"],
  ["items of any type", { items: { type: "string" } }, { items: {} }, "minor major", "major minor"],
  ["items of which nothing is said", { items: { type: "string" } }, {}, "minor major", "major minor"],
  [
    "an option",
    { anyOf: [{ type: "string" }] },
    { anyOf: [{ type: "null" }, { type: "string" }] },
    "minor major",
    "major major",
  ],
  [
    "no order of options",
    { oneOf: [{ const: 1 }, { const: 2 }] },
    { oneOf: [{ const: 2 }, { const: 1 }] },
    "nothing nothing",
    "nothing nothing",
  ],
  [
    "a wider option",
    { oneOf: [{ const: 1 }, { type: "string", maxLength: 1 }] },
    { oneOf: [{ const: 1 }, { type: "string", maxLength: 2 }] },
    "minor major",
    "major minor",
  ],
  ["no options", { anyOf: [{ type: "string" }] }, {}, "minor major", "major minor"],
  ["all of one more", { allOf: [closed] }, { allOf: [closed, open] }, "major major", "major major"],
  ["all of something", {}, { allOf: [closed] }, "major major", "major major"],
  [
    "a wider member of all",
    { allOf: [{ maxLength: 1 }] },
    { allOf: [{ maxLength: 2 }] },
    "minor major",
    "major minor",
  ],
  ["words", { description: "a", title: "b" }, { description: "c", example: 1 }, "patch patch", "patch patch"],
  ["a keyword that no rule knows", {}, { patternProperties: {} }, "major major", "major major"],
  ["a mark that no rule knows", { "x-mark": 1 }, { "x-mark": 2 }, "major major", "major major"],
];

describe.each(rules)("%s", (_, before, after, forth, back) => {
  const inBothDirections = (one: Json, other: Json) =>
    (["sent", "received"] as const).map((direction) => worst(compare(one, other, direction))).join(" ");

  it("weighs what it weighs for who sends and who receives", () => {
    expect(inBothDirections(before, after)).toBe(forth);
  });

  it("weighs what it weighs the other way round", () => {
    expect(inBothDirections(after, before)).toBe(back);
  });

  it("is told as deep as it is", () => {
    const deep = (schema: Json) => ({ properties: { list: { items: { anyOf: [{ not: {} }, schema] } } } });
    const changes = (["sent", "received"] as const).flatMap((direction) =>
      compare(deep(before), deep(after), direction),
    );
    expect(worst(changes) === "nothing").toBe(forth === "nothing nothing");
    for (const { where } of changes) expect(where).toMatch(/^it\.list\[\] anyOf 2/);
  });
});

describe("being deprecated", () => {
  it("is a minor, as SemVer has it", () => {
    expect(compare({}, { deprecated: true }, "sent")).toMatchObject([{ level: "minor" }]);
    expect(compare({ deprecated: true }, { deprecated: false }, "sent")).toMatchObject([{ level: "patch" }]);
  });
});

describe("references", () => {
  const tree = (leaf: Json) => ({
    $defs: { Tree: { properties: { leaf, trees: { items: { $ref: "#/$defs/Tree" } } } } },
  });
  const ref = { $ref: "#/$defs/Tree" };

  it("end where they lead in a circle, and are told once, where it is written", () => {
    const roots = { before: tree({ type: "string" }), after: tree({ type: "boolean" }) };
    expect(compare(ref, ref, "sent", roots)).toMatchObject([
      { level: "major", where: "$defs/Tree.leaf", what: "no longer takes string" },
      { level: "minor", where: "$defs/Tree.leaf", what: "takes boolean now" },
    ]);
  });

  it("are followed in the circle where the other side has nothing", () => {
    const roots = { before: tree({}), after: tree({}) };
    expect(worst(compare(ref, {}, "sent", roots))).toBe("major");
    expect(worst(compare({}, ref, "sent", roots))).toBe("minor");
  });

  it("are the same as what they lead to", () => {
    const roots = { before: tree({}), after: tree({}) };
    expect(compare(ref, roots.after.$defs.Tree, "sent", roots)).toEqual([]);
  });

  it("may have words beside them, and keywords", () => {
    const roots = { before: tree({}), after: tree({}) };
    const worded = { ...ref, description: "A tree." };
    expect(worst(compare(ref, worded, "sent", roots))).toBe("patch");
    const bounded = { ...ref, maxProperties: 2 };
    expect(worst(compare(bounded, { ...ref, maxProperties: 1 }, "sent", roots))).toBe("major");
    expect(worst(compare(ref, bounded, "sent", roots))).toBe("major");
  });

  it.each([
    [{ a: { $ref: "#/a" } }, "#/a", /leads back to itself/],
    [{}, "#/nowhere", /leads to nothing/],
    [{}, "other.yaml", /leads out of the document/],
  ])("that cannot be followed in %j are refused", (root, $ref, message) => {
    expect(() => compare({ $ref }, {}, "sent", { before: root, after: root })).toThrow(message);
  });

  it("read the escapes of JSON pointers", () => {
    const roots = { before: { "a/b~c": { type: "string" } }, after: { "a/b~c": { type: "boolean" } } };
    const pointer = { $ref: "#/a~1b~0c" };
    expect(worst(compare(pointer, pointer, "sent", roots))).toBe("major");
  });
});
