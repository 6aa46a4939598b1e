import { describe, expect, it } from "vitest";
import type { Json, JsonNode } from "./node.ts";
import { base, holding, json, told } from "./small-contract-for-tests.ts";

describe("the rest of the document", () => {
  const url = "https://api.example.com";
  const other = "https://eu.example.com";
  const doc = (document: JsonNode) => holding(base, { document });

  it.each([
    [
      { servers: [{ url }] },
      { servers: [{ url }, { url: other }] },
      [`minor: servers ${other}: a new server`],
    ],
    [
      { servers: [{ url }, { url: other }] },
      { servers: [{ url: other }, { url }] },
      ["major: servers: the first server is another"],
    ],
    [
      { servers: [{ url }] },
      { servers: [{ url, description: "It." }] },
      [`patch: servers ${url}: is worded otherwise`],
    ],
    [{}, { security: [{ basic: [] }] }, ["major: security: security of all operations changed"]],
    [{ info: { version: "1" } }, { info: { version: "2" } }, ["patch: info: is worded otherwise"]],
    [
      {},
      { openapi: "3.1.1" },
      ["major: the document: openapi changed, and what that does is not known here"],
    ],
    [{}, { components: { schemas: { A: {} } } }, ["minor: schemas/A: a new component"]],
    [{ components: { schemas: { A: {} } } }, {}, ["major: schemas/A: the component was removed"]],
    [
      { components: { securitySchemes: { basic: { type: "http", scheme: "basic" } } } },
      { components: { securitySchemes: { basic: { type: "http", scheme: "bearer" } } } },
      ["major: securitySchemes/basic: scheme changed, and what that does is not known here"],
    ],
    [
      { components: { examples: { a: { value: 1 } } } },
      { components: { examples: { a: { value: 2 } } } },
      ["patch: examples/a: the example changed"],
    ],
  ])("%j and then %j", (before, after, expected) => {
    expect(told(doc(before), doc(after))).toEqual(expected);
  });

  it("has components that nothing uses: whoever does, may send or receive them", () => {
    const using = (type: Json, use: JsonNode) =>
      told(
        holding(base, { document: { components: { schemas: { A: { type: "string" }, B: use } } } }),
        holding(base, { document: { components: { schemas: { A: { type }, B: use } } } }),
      );
    const majors = (type: Json, use: JsonNode) =>
      using(type, use).filter((line) => line.startsWith("major: schemas/A"));
    expect(majors(["string", "null"], {})).not.toEqual([]);
    expect(majors(["string", "null"], { not: { $ref: "#/components/schemas/A" } })).not.toEqual([]);
  });

  it("has components that something uses, in what no rule knows, too", () => {
    const A = "#/components/schemas/A";
    const doc = (type: Json) =>
      holding(
        { ...base, requestBody: json({ $ref: A }), responses: {} },
        { document: { components: { schemas: { A: { type }, B: { not: { $ref: A } } } } } },
      );
    expect(told(doc("string"), doc(["string", "null"]))).toContain("major: schemas/A: may be null now");
  });
});
