import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "./change.ts";
import { compareContracts } from "./compare-contracts.ts";
import { altered, drop, type Keys, placesOf, put, theContract, valueAt } from "./for-tests.ts";
import { isNode } from "./node.ts";

const places = [...placesOf(theContract)];
const isIn = (keys: Keys, parent: string) => keys.at(-2) === parent && keys.at(-3) !== "properties";
const METHODS = ["get", "put", "post", "delete", "patch"];

/** What nobody may take away without a major, and where each is told to be. */
const promised: Record<string, (keys: Keys) => boolean> = {
  "a path": (keys) => keys.length === 2 && (keys[0] === "paths" || keys[0] === "webhooks"),
  "an operation": (keys) => keys.length === 3 && METHODS.includes(String(keys[2])),
  "a parameter": (keys) => isIn(keys, "parameters") && keys[0] !== "components",
  "a property": (keys) => isIn(keys, "properties"),
  "a value": (keys) => isIn(keys, "enum") || (keys.at(-1) === "const" && keys.at(-2) !== "properties"),
  "a response": (keys) => isIn(keys, "responses") && keys[0] !== "components",
  "a media type": (keys) => isIn(keys, "content"),
  "a header": (keys) => isIn(keys, "headers"),
  "a body": (keys) => keys.at(-1) === "requestBody",
  "an alternative": (keys) => isIn(keys, "anyOf") || isIn(keys, "oneOf"),
  "an operationId": (keys) => keys.at(-1) === "operationId",
  "a mark of the sandbox": (keys) => keys.at(-1) === "x-sandbox-only",
  "a component": (keys) => keys[0] === "components" && keys.length === 3 && keys[1] !== "examples",
};

/** The words that are told of a place: whose it is, and its own name where it has one. */
function wordsOf(keys: Keys): string[] {
  const owner = String(keys[0] === "components" ? keys[2] : keys[1]);
  if (isIn(keys, "properties")) return [owner, `.${keys.at(-1)}`];
  return isIn(keys, "responses") || isIn(keys, "content") ? [owner, ` ${keys.at(-1)}`] : [owner];
}

/** Some of them, from all over the document. */
const spread = (all: Keys[], count: number): Keys[] => {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0);
};

const majors = (changes: Change[]) => changes.filter(({ level }) => level === "major");

describe("compareContracts, on the contract as it is", () => {
  it("finds nothing between a document and itself", () => {
    expect(compareContracts(theContract, structuredClone(theContract))).toEqual([]);
  });

  it.each(Object.entries(promised))(
    "tells where %s is gone, as a major",
    (kind, isOne) => {
      const ones = places.filter(isOne);
      expect(ones.length, kind).toBeGreaterThan(0);
      for (const keys of spread(ones, 12)) {
        const alter = keys.at(-1) === "const" ? put("other") : drop;
        const change = () => compareContracts(theContract, altered(theContract, keys, alter));
        // A reference that dangles cannot be followed.
        if (kind === "a component" && isReferred(keys)) {
          expect(change, keys.join("/")).toThrow(/leads to nothing/);
          continue;
        }
        const told = majors(change()).map(({ where }) => where);
        for (const word of wordsOf(keys))
          expect(told, keys.join("/")).toContainEqual(expect.stringContaining(word));
      }
    },
    120_000,
  );

  it("finds at least a patch in whatever is altered, and something in the way back", () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant({ other: 1 }));
    const alterations = fc.record({ keys: fc.constantFrom(...places), value: fc.option(value) });
    fc.assert(
      fc.property(alterations, ({ keys, value: other }) => {
        const after = altered(theContract, keys, other === null ? drop : put(other));
        fc.pre(JSON.stringify(after) !== JSON.stringify(theContract));
        const seen = comparedOrRefused(theContract, after);
        expect(seen).not.toEqual([]);
        expect(comparedOrRefused(after, theContract)).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it("takes a new member that may be left out for a minor, and its loss for a major", () => {
    const objects = places.filter((keys) => keys.at(-1) === "properties" && keys.at(-2) !== "properties");
    for (const keys of spread(objects, 12)) {
      const after = altered(theContract, [...keys, "quite_new"], put({ type: "string" }));
      const added = compareContracts(theContract, after);
      expect(new Set(added.map(({ level }) => level)), keys.join("/")).toEqual(new Set(["minor"]));
      expect(added.map(({ where }) => where)).toEqual(
        compareContracts(after, theContract)
          .filter(({ level }) => level === "major")
          .map(({ where }) => where),
      );
    }
  }, 120_000);

  it("takes wording for a patch, wherever it stands", () => {
    const worded = places.filter(
      (keys) =>
        ["description", "summary", "x-inferred"].includes(String(keys.at(-1))) &&
        keys.at(-2) !== "properties",
    );
    for (const keys of spread(worded, 40)) {
      const changes = compareContracts(theContract, altered(theContract, keys, put("Said otherwise.")));
      expect(new Set(changes.map(({ level }) => level)), keys.join("/")).toEqual(new Set(["patch"]));
    }
  }, 120_000);
});

describe("compareContracts, on what is no contract", () => {
  it.each([{}, null, [], { openapi: "2.0" }, { openapi: "3.0.3" }, "openapi"])("refuses %j", (document) => {
    expect(() => compareContracts(theContract, document)).toThrow(/The contract after cannot be compared/);
    expect(() => compareContracts(document, theContract)).toThrow(/The contract before cannot be compared/);
  });
});

function comparedOrRefused(before: unknown, after: unknown): Change[] | "refused" {
  try {
    return compareContracts(before, after);
  } catch (error) {
    expect(String(error)).toMatch(/Nothing was compared/);
    return "refused";
  }
}

const text = JSON.stringify(theContract);
const isReferred = (keys: Keys): boolean =>
  isNode(valueAt(theContract, keys)) && text.includes(`"#/${keys.join("/")}"`);
