import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { writeReference } from "./write-reference.ts";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));

/** Each file below a folder, with a hash of its bytes. */
async function bytesOf(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) =>
    each.isFile(),
  );
  const hashes = files.map(async ({ parentPath, name }) => {
    const file = join(parentPath, name);
    return [
      file.slice(folder.length),
      createHash("sha256")
        .update(await readFile(file))
        .digest("hex"),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

test("the same sources give the same bytes, wherever they are written", async () => {
  const folder = await mkdtemp(join(tmpdir(), "flowroute-reference-"));
  try {
    const again = join(folder, "dist");
    await writeReference(again);
    expect(await bytesOf(again)).toEqual(await bytesOf(DIST));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("no page refers to anything elsewhere that a browser would fetch", async () => {
  const pages = Object.keys(await bytesOf(DIST)).filter((name) => name.endsWith(".html"));
  expect(pages.length).toBeGreaterThan(50);
  for (const page of pages) {
    const html = await readFile(join(DIST, page), "utf8");
    expect(html, page).toMatch(/<html[^>]* lang="en"/);
    expect(html, page).toMatch(/<title>[^<]+<\/title>/);
    expect(html, page).toContain("content=\"default-src 'none';");
    expect(html, page).toContain('<link rel="icon" href="data:');
    const fetched = html.match(
      /<(?!a\b)\w+[^>]*\s(?:src|srcset|href|data|poster)="(?:https?:)?\/\/[^>]*>|@import|url\(/g,
    );
    expect(fetched ?? [], page).toEqual([]);
  }
});
