import { describe, expect, it } from "vitest";
import { compareToolLists } from "./compare-tool-lists.ts";
import { type ListedTool, readSnapshot, snapshotOf, writtenSnapshot } from "./snapshot.ts";

const tool: ListedTool = {
  name: "get_thing",
  title: "Get a thing",
  description: "Get one.",
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  inputSchema: {
    type: "object",
    properties: { id: { type: "string" }, size: { type: "string", enum: ["s", "m"] } },
    required: ["id"],
    additionalProperties: false,
  },
  outputSchema: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
};
const { inputSchema } = tool;
const properties = { id: { type: "string" }, size: { type: "string", enum: ["s", "m"] } };

const told = (before: ListedTool[], after: ListedTool[]): string[] =>
  compareToolLists(snapshotOf(before), snapshotOf(after)).map(
    ({ level, where, what }) => `${level}: ${where}: ${what}`,
  );
const changed = (more: Partial<ListedTool>): string[] => told([tool], [{ ...tool, ...more }]);
const input = (more: ListedTool["inputSchema"]): string[] =>
  changed({ inputSchema: { ...inputSchema, ...more } });
const output = (more: ListedTool["inputSchema"]): string[] =>
  changed({ outputSchema: { ...tool.outputSchema, ...more } });

describe("compareToolLists", () => {
  it("finds nothing where nothing changed", () => {
    expect(changed({})).toEqual([]);
  });

  it("takes a renamed tool for one that is gone and one that is new", () => {
    expect(told([tool], [{ ...tool, name: "read_thing" }])).toEqual([
      "major: get_thing: the tool was removed",
      "minor: read_thing: a new tool",
    ]);
  });

  it("weighs arguments for who sends them", () => {
    const { size, ...one } = properties;
    expect(input({ properties: one })).toEqual(["major: get_thing input.size: the property was removed"]);
    expect(input({ properties: { ...properties, more: size } })).toEqual([
      "minor: get_thing input.more: a new property",
    ]);
    expect(input({ properties: { ...properties, more: size }, required: ["id", "more"] })).toEqual([
      "major: get_thing input.more: a new property that must be sent",
    ]);
    expect(input({ required: ["id", "size"] })).toEqual(["major: get_thing input.size: is required now"]);
    expect(input({ properties: { ...one, size: { ...size, enum: ["s"] } } })).toEqual([
      'major: get_thing input.size: the value "m" is gone',
    ]);
    expect(input({ properties: { ...one, size: { ...size, enum: ["s", "m", "l"] } } })).toEqual([
      'minor: get_thing input.size: the value "l" is new',
    ]);
  });

  it("weighs results for who reads them", () => {
    expect(output({ properties: {}, required: [] })).toEqual([
      "major: get_thing output.name: the property was removed",
    ]);
    expect(output({ required: [] })).toEqual(["major: get_thing output.name: is no longer required"]);
    expect(output({ properties: { name: { type: "string" }, size: {} } })).toEqual([
      "minor: get_thing output.size: a new property",
    ]);
    expect(output({ properties: { name: { type: ["string", "null"] } } })).toEqual([
      "major: get_thing output.name: may be null now",
    ]);
  });

  it("asks that results stay described", () => {
    const { outputSchema: _, ...without } = tool;
    expect(told([tool], [without])).toEqual(["major: get_thing output: no longer says what results are"]);
    expect(told([without], [tool])).toEqual(["minor: get_thing output: says what results are"]);
  });

  it.each([
    ["readOnlyHint", false],
    ["readOnlyHint", undefined],
    ["destructiveHint", true],
    ["destructiveHint", undefined],
    ["idempotentHint", false],
    ["openWorldHint", true],
  ])("takes a %s that is %s now for breaking, and the way back for an addition", (hint, value) => {
    const { [hint]: _, ...others } = tool.annotations ?? {};
    const riskier = { ...tool, annotations: value === undefined ? others : { ...others, [hint]: value } };
    expect(told([tool], [riskier])).toEqual([
      expect.stringMatching(`^major: get_thing annotations: ${hint} was`),
    ]);
    expect(told([riskier], [tool])).toEqual([
      expect.stringMatching(`^minor: get_thing annotations: ${hint} was`),
    ]);
  });

  it("takes words, and an order, for a patch", () => {
    expect(changed({ description: "Get one thing." })).toEqual([
      "patch: get_thing: description is worded otherwise",
    ]);
    expect(changed({ annotations: { ...tool.annotations, title: "It" } })).toEqual([
      "patch: get_thing annotations: title is worded otherwise",
    ]);
    const other = { ...tool, name: "other" };
    expect(told([tool, other], [other, tool])).toEqual([
      "patch: the list: the same tools are written otherwise",
    ]);
  });

  it("lets nothing pass that it does not know", () => {
    expect(changed({ _meta: { ui: 1 } })).toEqual([
      "major: get_thing: _meta changed, and what that does is not known here",
    ]);
  });

  it("follows references within a schema", () => {
    const holding = (type: string) => ({ $defs: { A: { type } }, properties: { a: { $ref: "#/$defs/A" } } });
    const lines = told(
      [{ ...tool, inputSchema: holding("string") }],
      [{ ...tool, inputSchema: holding("integer") }],
    );
    expect(lines).toContain("major: $defs/A: no longer takes string");
  });
});

describe("readSnapshot", () => {
  it("reads what was written", () => {
    const snapshot = snapshotOf([tool]);
    expect(readSnapshot(writtenSnapshot(snapshot), "tools.json")).toEqual(snapshot);
  });

  it.each(["", "{}", "[]", '{"tokens":{"shown":1,"whole":1},"tools":[{}]}'])(
    "refuses %j, by its file",
    (text) => {
      expect(() => readSnapshot(text, "tools.json")).toThrow(/^tools\.json is/);
    },
  );
});
