import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { writeClientPages } from "./write-client-pages.ts";

const DIST = fileURLToPath(new URL("../../dist/client/", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flowroute-reference-"));
  await writeFile(
    join(folder, "tsconfig.json"),
    '{ "compilerOptions": { "strict": true, "types": [] }, "files": ["entry.ts"] }',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function complaintsOf(program: string): Promise<string> {
  const entry = join(folder, "entry.ts");
  await writeFile(entry, program);
  const source = {
    name: "made-up",
    entryPoints: [entry],
    tsconfig: join(folder, "tsconfig.json"),
    readme: "none",
  };
  return writeClientPages(join(folder, "pages"), source).then(
    () => "",
    (error: unknown) => String(error),
  );
}

const DOCUMENTED = `/**
 * Says what is here.
 *
 * @module made-up
 */
/** A size. */
export interface Size {
  /** In metres. */
  width: number;
}
/**
 * Doubles a {@link Size}.
 *
 * @param size What to double.
 */
export function double(size: Size): Size {
  return { width: size.width * 2 };
}
`;

test("what is documented has pages", async () => {
  expect(await complaintsOf(DOCUMENTED)).toBe("");
  expect(await readFile(join(folder, "pages/interfaces/Size.html"), "utf8")).toContain("In metres.");
});

test.each([
  ["a type", "/** A size. */", "Size"],
  ["a member", "/** In metres. */", "width"],
  ["a parameter", "\n * @param size What to double.", "size"],
  ["a function", "/**\n * Doubles a {@link Size}.\n *\n * @param size What to double.\n */", "double"],
])("%s without a docstring is refused", async (_, docstring, name) => {
  const complaints = await complaintsOf(DOCUMENTED.replace(docstring, ""));
  expect(complaints).toMatch(new RegExp(`${name}.*does not have any documentation`));
});

test("a type that is not exported, and a link that leads nowhere, are refused", async () => {
  expect(await complaintsOf(DOCUMENTED.replace("export interface", "interface"))).toMatch(
    /Size.*not included/,
  );
  expect(await complaintsOf(DOCUMENTED.replace("@link Size", "@link Weight"))).toContain("Weight");
});

const manifest = z.object({ exports: z.record(z.string(), z.unknown()) });

test("each of the client's entries has its page", async () => {
  const file = new URL("../../../../packages/client/package.json", import.meta.url);
  const { exports } = manifest.parse(JSON.parse(await readFile(file, "utf8")));
  const entries = Object.keys(exports).filter((entry) => !entry.endsWith(".json"));
  const pages = entries.map((entry) => `flowroute-client${entry.slice(1).replace("/", "_")}.html`);
  expect((await readdir(join(DIST, "modules"))).sort()).toEqual(pages.sort());
});

test("types show their members, not what they are made from", async () => {
  const folders = ["classes", "functions", "interfaces", "types"];
  let pages = 0;
  for (const each of folders) {
    for (const name of await readdir(join(DIST, each))) {
      pages += 1;
      const text = (await readFile(join(DIST, each, name), "utf8")).replaceAll(/<[^>]*>/g, "");
      expect(text, name).not.toMatch(
        /openapi-|\b(Flat|Lenient|Plain|QueryOf|Schemas|components|operations)\b/,
      );
    }
  }
  expect(pages).toBeGreaterThan(50);
  const numbers = await readFile(join(DIST, "interfaces/flowroute-client.Numbers.html"), "utf8");
  expect(numbers.replaceAll(/<[^>]*>/g, "")).toContain("): Call&lt;PurchasedNumber&gt;");
  const list = await readFile(join(DIST, "interfaces/flowroute-client.List.html"), "utf8");
  expect(list.replaceAll(/<[^>]*>/g, "")).toContain(
    "withResponse(): Promise&lt;WithResponse&lt;Page&lt;Item, Params&gt;&gt;&gt;",
  );
  const details = await readFile(join(DIST, "interfaces/flowroute-client.NumberDetails.html"), "utf8");
  expect(details.replaceAll(/<[^>]*>/g, " ")).toMatch(/Fee a month in US dollars\.\s+Example:\s+1\.25/);
  expect(details).not.toMatch(/@(description|example|enum|constant)/);
});
