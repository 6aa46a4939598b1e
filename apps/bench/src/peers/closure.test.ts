import { describe, expect, it } from "vitest";
import { closureOf, lockSchema, onceEach } from "./closure.ts";

const lock = lockSchema.parse({
  packages: {
    "": { dependencies: { a: "1.0.0", alone: "1.0.0" } },
    "node_modules/a": { dependencies: { b: "^1.0.0", "@s/c": "^1.0.0" } },
    "node_modules/a/node_modules/b": { dependencies: { d: "^1.0.0" } },
    "node_modules/b": { dependencies: { alone: "^1.0.0" } },
    "node_modules/@s/c": { dependencies: { a: "^1.0.0" }, optionalDependencies: { "not-here": "^1.0.0" } },
    "node_modules/d": {
      peerDependencies: { e: "^1.0.0", f: "^1.0.0" },
      peerDependenciesMeta: { f: { optional: true } },
    },
    "node_modules/e": {},
    "node_modules/f": {},
    "node_modules/alone": {},
    "node_modules/broken": { dependencies: { "not-here": "^1.0.0" } },
  },
});

describe("closureOf", () => {
  it("has what a package needs, the nearest of each name, and peers that are not optional", () => {
    expect([...closureOf(lock, ["a"])].sort()).toEqual([
      "node_modules/@s/c",
      "node_modules/a",
      "node_modules/a/node_modules/b",
      "node_modules/d",
      "node_modules/e",
    ]);
  });

  it("counts what two roots share once", () => {
    expect([...closureOf(lock, ["b", "alone"])]).toEqual(["node_modules/b", "node_modules/alone"]);
  });

  it("refuses what is not there", () => {
    expect(() => closureOf(lock, ["broken"])).toThrow("not-here");
    expect(() => closureOf(lock, ["nobody"])).toThrow("nobody");
  });
});

it("takes what is there twice once, and two versions of it as two", () => {
  const { packages } = lock;
  const twice = lockSchema.parse({
    packages: {
      ...packages,
      "node_modules/b": { version: "1.0.0" },
      "node_modules/a/node_modules/b": { version: "1.0.0" },
      "node_modules/d/node_modules/b": { version: "2.0.0" },
    },
  });
  const folders = ["node_modules/b", "node_modules/a/node_modules/b", "node_modules/d/node_modules/b"];
  expect(onceEach(twice, folders)).toHaveLength(2);
});
