// The package as it is published: what `pnpm build` left in dist.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import * as source from "./index.ts";
import { methodName, OPERATIONS } from "./testing/contract.ts";

const dist = (file: string) => fileURLToPath(new URL(`../dist/${file}`, import.meta.url));
const read = (file: string) => readFileSync(dist(file), "utf8");

/** The examples in docstrings import the package. */
const withoutDocstrings = (code: string) => code.replaceAll(/\/\*\*.*?\*\//gs, "");

test("import and require give the same names, those of the source", async () => {
  const imported: object = await import("flowroute-client");
  const required: object = createRequire(import.meta.url)("flowroute-client");
  expect(Object.keys(imported).sort()).toEqual(Object.keys(source).sort());
  expect(Object.keys(required).sort()).toEqual(Object.keys(source).sort());
});

test("there is nothing else to install, and no Node module inside", () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(manifest).not.toHaveProperty("dependencies");
  expect(manifest).toHaveProperty("peerDependenciesMeta", { "libphonenumber-js": { optional: true } });
  const built = readdirSync(dist("")).filter((file) => /\.c?js$/.test(file));
  expect(built).toEqual(expect.arrayContaining(["index.js", "webhooks.js", "segments.js", "index.cjs"]));
  for (const file of built) {
    const imported = Array.from(
      withoutDocstrings(read(file)).matchAll(/(?:from |require\()"([^"]+)"/g),
      ([, name = ""]) => name,
    );
    const others = imported.filter((name) => !name.startsWith("./"));
    expect(others).toEqual(file.startsWith("international.") ? ["libphonenumber-js/min"] : []);
  }
});

test.each(["index.d.ts", "index.d.cts"])("%s does not tell what the client is made of", (file) => {
  expect(read(file)).not.toMatch(/openapi-fetch|openapi-typescript|: any\b|import\(/);
});

/** A program that uses the package, in TypeScript's eyes. */
function inTypeScript(program: string) {
  const file = fileURLToPath(new URL("../src/program.ts", import.meta.url));
  const text = (name: string) => (name === file ? program : ts.sys.readFile(name));
  const service = ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const found = text(name);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => fileURLToPath(new URL("..", import.meta.url)),
    getCompilationSettings: () => ({
      strict: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      skipLibCheck: false,
      types: ["node"],
    }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => text(name) !== undefined,
    readFile: text,
    directoryExists: ts.sys.directoryExists,
    ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
  });
  return {
    errors: service
      .getSemanticDiagnostics(file)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")),
    /** What an editor shows of a constant. */
    hover: (name: string) => {
      const info = service.getQuickInfoAtPosition(file, program.indexOf(`const ${name} =`) + "const ".length);
      return ts.displayPartsToString(info?.displayParts).replace(/\s+/g, " ");
    },
  };
}

test("a hover shows members, not a chain of type helpers", () => {
  const program = `
    import { createFlowroute } from "flowroute-client";
    const { numbers, messages, routes } = createFlowroute();
    const page = await numbers.searchAvailable();
    const details = await numbers.get("12065550123");
    const primary = details.primary_route;
    const bought = await numbers.purchase("12065550123");
    const message = await messages.get("");
    const listed = (await messages.list({ start_date: "2026-11-01" })).next;
    const route = (await routes.list()).items[0];
  `;
  const { errors, hover } = inTypeScript(program);
  expect(errors).toEqual([]);
  expect(hover("page")).toMatch(/: Page<\{ id: string; value: string; .*\}, \{ state\?: string/);
  expect(hover("details")).toMatch(
    /: \{ id: string; .*rate_center: string \| null; .*: NumberRoute \| null; \} ?$/,
  );
  expect(hover("primary")).toMatch(/: \{ id: string; route_type\?: /);
  expect(hover("message")).toMatch(/: \{ id: string; body: string \| null; .*media: Media\[\]; \} ?$/);
  for (const name of ["page", "details", "primary", "bought", "message", "listed", "route"]) {
    expect(hover(name)).toMatch(/: (Page<)?\{ [a-z_]+\??: /);
    expect(hover(name)).not.toMatch(/Flat|Plain|Lenient|Pick<|Omit<|components|operations|attributes/);
  }
});

test("a wrong program is an error in TypeScript's eyes", () => {
  const { errors } = inTypeScript(
    'import { createFlowroute } from "flowroute-client"; createFlowroute().fax;',
  );
  expect(errors).toEqual([expect.stringContaining("fax")]);
});

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test.each(Array.from(readme.matchAll(/```ts\n(.*?)```/gs), ([, example = ""]) => [example]))(
  "an example of the README is right: %#",
  (example) => {
    expect(inTypeScript(example).errors).toEqual([]);
  },
);

test("the README's table of methods is the contract's", () => {
  const rows = Array.from(
    readme.matchAll(/^\| +`([A-Z]+) (\S+)` +\| +(\w+) +\| +`(\w+)\.(\w+)\(/gm),
    ([, method, path, operationId, tag, name]) => ({ method, path, operationId, tag, name }),
  );
  const expected = OPERATIONS.map(({ longestPage: _, ...operation }) => ({
    ...operation,
    name: methodName(operation),
  }));
  const inOrder = (list: { operationId?: string | undefined }[]) =>
    list.toSorted((a, b) => String(a.operationId).localeCompare(String(b.operationId)));
  expect(inOrder(rows)).toEqual(inOrder(expected));
});

test("the README's table of errors has every class", () => {
  const classes = Object.keys(source).filter((name) => name.endsWith("Error") && name !== "FlowrouteError");
  const rows = Array.from(readme.matchAll(/^\| +`(Flowroute\w+Error)`/gm), ([, name]) => name);
  expect(rows.sort()).toEqual(classes.sort());
});
