/**
 * Builds the console, the page of the sandbox, into dist/console.mjs: a module that holds its files. Run after tsdown,
 * which empties dist.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { recordBundled } from "../../../scripts/bundled/record.ts";

const MOST_GZIP_BYTES = 60_000;
const PAGE = fileURLToPath(new URL("../src/console/page/", import.meta.url));
const DIST = fileURLToPath(new URL("../dist", import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

function typeOf(name: string): string {
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  if (type === undefined) throw new Error(`The console has a file of a kind that is not known: ${name}`);
  return type;
}

/** The page's files, as the bundler made them. */
async function buildPage() {
  const result = await build({
    root: PAGE,
    base: "/_sandbox/console/",
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      sourcemap: false,
      // Browsers of these two years: they have light-dark() and nesting.
      target: ["chrome123", "firefox120", "safari17.5"],
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        output: {
          entryFileNames: "app.js",
          assetFileNames: ({ names }) =>
            names.some((name) => name.endsWith(".css")) ? "app.css" : "[name][extname]",
          codeSplitting: false,
        },
      },
    },
  });
  if (Array.isArray(result) || !("output" in result)) throw new Error("Vite did not build one bundle.");
  return result.output;
}

const output = await buildPage();
const files = new Map(
  output.map((file) => {
    const content = file.type === "chunk" ? file.code : file.source;
    return [file.fileName, typeof content === "string" ? content : new TextDecoder().decode(content)];
  }),
);
const names = [...files.keys()].sort();
if (names.join() !== "app.css,app.js,icon.svg,index.html") {
  throw new Error(`The console has other files than it should: ${names.join()}`);
}

const sizes = names.map((name) => gzipSync(files.get(name) ?? "").length);
const total = sizes.reduce((sum, size) => sum + size, 0);
if (total > MOST_GZIP_BYTES)
  throw new Error(`The console is ${total} bytes gzipped, over ${MOST_GZIP_BYTES}.`);

const entries = Object.fromEntries(
  [...files].sort().map(([name, text]) => [
    name,
    // Nothing is drawn in the wrong colours before the script has run.
    {
      type: typeOf(name),
      text: text.replace('<script type="module"', '<script type="module" blocking="render"'),
    },
  ]),
);
mkdirSync(DIST, { recursive: true });
writeFileSync(join(DIST, "console.mjs"), `export const files = ${JSON.stringify(entries, null, 1)};\n`);
writeFileSync(
  join(DIST, "console.d.mts"),
  "export declare const files: Readonly<Record<string, { readonly type: string; readonly text: string }>>;\n",
);

recordBundled(DIST, "application", output);

process.stdout.write(
  `console: ${total} bytes gzipped (${names.map((name, index) => `${name} ${sizes[index]}`).join(", ")})\n`,
);
