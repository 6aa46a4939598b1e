import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { expect, inject, test } from "vitest";

const packed = new Uint8Array(readFileSync(inject("tarball")));

test("publint has nothing to say about the packed client", async () => {
  const { messages, pkg } = await publint({ pack: { tarball: packed.buffer }, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("its types are right for every entry, however it is resolved", async () => {
  const result = await checkPackage(createPackageFromTarballData(packed));
  if (result.types === false) throw new Error("The packed client has no types.");
  expect(result.problems).toEqual([]);
  expect(Object.keys(result.entrypoints).sort()).toEqual([
    ".",
    "./international",
    "./package.json",
    "./segments",
    "./webhooks",
  ]);
});

test("it holds what is built, and neither sources nor tests", () => {
  const files = createPackageFromTarballData(packed)
    .listFiles()
    .map((file) => file.replace("/node_modules/flowroute-client/", ""));
  expect(files).toContain("README.md");
  expect(
    files.filter(
      (file) => !/^(dist\/[\w.-]+\.(js|cjs|d\.ts|d\.cts)|README\.md|LICENSE|package\.json)$/.test(file),
    ),
  ).toEqual([]);
});
