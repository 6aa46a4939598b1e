import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, test } from "vitest";
import { NAMES } from "./published.ts";
import { openTarball } from "./tarball.ts";

describe.each(NAMES)("%s", (name) => {
  test("publint has nothing to say", async () => {
    const { packed } = openTarball(name);
    const { messages, pkg } = await publint({ pack: { tarball: packed.slice().buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });
});

/** @throws Error when it has no types. */
async function checkTypes(name: "flowroute-client" | "flowroute-sandbox") {
  const result = await checkPackage(createPackageFromTarballData(openTarball(name).packed));
  if (result.types === false) throw new Error(`The packed ${name} has no types.`);
  return { problems: result.problems, entries: Object.keys(result.entrypoints).sort() };
}

test("the client's types are right for every entry, however it is resolved", async () => {
  expect(await checkTypes("flowroute-client")).toEqual({
    problems: [],
    entries: [".", "./international", "./package.json", "./segments", "./webhooks"],
  });
});

test("the sandbox's types are right for every entry, wherever ES modules are understood", async () => {
  const { problems, entries } = await checkTypes("flowroute-sandbox");
  expect(entries).toEqual([".", "./console", "./package.json"]);
  // It is an ES module and says so: what resolves as in Node 10 does not find it, and what requires it gets a module.
  const others = problems.filter(
    ({ kind, ...problem }) =>
      !(kind === "NoResolution" && "resolutionKind" in problem && problem.resolutionKind === "node10") &&
      kind !== "CJSResolvesToESM",
  );
  expect(others).toEqual([]);
});
