import { expect, test } from "vitest";
import { isToKeep, readArguments, UsageError } from "./arguments.ts";

test("runs ten thousand effects on four servers of each kind, with a seed from the clock", () => {
  expect(readArguments([], 42)).toEqual({
    kind: "run",
    grounds: ["processes", "replicas"],
    effects: 10_000,
    seed: 42,
    processes: 4,
    minutes: 20,
  });
});

test("takes each value from its flag", () => {
  const args = ["--effects", "300", "--seed", "7", "replicas", "--processes=3", "--minutes", "5"];
  expect(readArguments(args, 42)).toEqual({
    kind: "run",
    grounds: ["replicas"],
    effects: 300,
    seed: 7,
    processes: 3,
    minutes: 5,
  });
  expect(readArguments(["-h"], 42)).toEqual({ kind: "help" });
});

test.each([
  [["--effects", "10"], "--effects"],
  [["--effects", "1e4"], "--effects"],
  [["--seed", "-1"], "--seed"],
  [["--processes", "1"], "--processes"],
  [["--minutes", ""], "--minutes"],
  [["--minute", "5"], "--minute"],
  [["quickly"], "quickly"],
  [["replicas", "processes"], "processes"],
])("refuses %j and names it", (args, name) => {
  expect(() => readArguments(args, 42)).toThrow(UsageError);
  expect(() => readArguments(args, 42)).toThrow(name);
});

test("keeps the result of a whole run, and not of a look", () => {
  const run = (args: string[]) => {
    const command = readArguments(args, 42);
    if (command.kind !== "run") throw new Error(command.kind);
    return command;
  };
  expect(isToKeep(run([]))).toBe(true);
  expect(isToKeep(run(["--effects", "9999"]))).toBe(false);
});
