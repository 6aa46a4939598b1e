import { describe, expect, it } from "vitest";
import { readArguments, UsageError } from "./arguments.ts";

const known = ["mcp", "sandbox", "client"];

describe("readArguments", () => {
  it("runs everything in full when nothing is said", () => {
    expect(readArguments([], known)).toEqual({ kind: "run", suites: known, mode: "full" });
  });

  it("runs the suites that are named, once each and in their own order", () => {
    const command = readArguments(["client", "mcp", "--quick", "client"], known);
    expect(command).toEqual({ kind: "run", suites: ["mcp", "client"], mode: "quick" });
  });

  it("refuses what it does not know, rather than measure something else", () => {
    expect(() => readArguments(["clients"], known)).toThrow(UsageError);
    expect(() => readArguments(["--quik"], known)).toThrow(UsageError);
  });

  it("shows what there is, and does nothing beside that", () => {
    expect(readArguments(["--show"], known)).toEqual({ kind: "show" });
    expect(() => readArguments(["--show", "mcp"], known)).toThrow(UsageError);
    expect(() => readArguments(["--show", "--quick"], known)).toThrow(UsageError);
  });

  it("helps", () => {
    expect(readArguments(["-h"], known)).toEqual({ kind: "help" });
  });
});
