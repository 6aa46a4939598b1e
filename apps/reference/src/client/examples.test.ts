// The examples in the docstrings, as editors show them: from the built declarations, against the built package.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const ENTRIES = [
  "flowroute-client",
  "flowroute-client/webhooks",
  "flowroute-client/segments",
  "flowroute-client/international",
];

/** Beside this file, so that imports are found as they are for it. */
const PROGRAM = fileURLToPath(new URL("example.ts", import.meta.url));

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  skipLibCheck: true,
  noEmit: true,
  types: ["node"],
};

function examplesOf(entry: string): string[] {
  const declarations = fileURLToPath(import.meta.resolve(entry)).replace(/\.js$/, ".d.ts");
  const docstrings = readFileSync(declarations, "utf8").match(/\/\*\*.*?\*\//gs) ?? [];
  return docstrings.flatMap((docstring) => {
    const text = docstring.replaceAll(/^\s*\* ?/gm, "");
    return Array.from(text.matchAll(/@example\n```ts\n(.*?)```/gs), ([, example = ""]) => example);
  });
}

function errorsOf(program: string): string[] {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === PROGRAM || fileExists.call(host, name);
  host.getSourceFile = (name, version, ...rest) =>
    name === PROGRAM
      ? ts.createSourceFile(name, program, version)
      : getSourceFile.call(host, name, version, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([PROGRAM], OPTIONS, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

const examples = ENTRIES.flatMap((entry) => examplesOf(entry).map((example) => ({ entry, example })));

test("every entry has examples", () => {
  expect(new Set(examples.map(({ entry }) => entry))).toEqual(new Set(ENTRIES));
});

test("the examples are right", () => {
  for (const { example } of examples) expect(errorsOf(example), example).toEqual([]);
});

test("a wrong one would be found", () => {
  const wrong = 'import { createFlowroute } from "flowroute-client"; createFlowroute().fax;';
  expect(errorsOf(wrong)).toEqual([expect.stringContaining("fax")]);
});
