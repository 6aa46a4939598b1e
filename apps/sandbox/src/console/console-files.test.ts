import { expect, test } from "vitest";
import { consoleFiles } from "./console-files.ts";

const decoder = new TextDecoder();

test("the page is one document, one script, one style sheet and one icon", async () => {
  const files = await consoleFiles();
  expect(Object.fromEntries([...files].map(([name, { type }]) => [name, type]))).toEqual({
    "index.html": "text/html; charset=utf-8",
    "app.js": "text/javascript; charset=utf-8",
    "app.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
  });
});

test("the page loads nothing from another host", async () => {
  const files = await consoleFiles();
  for (const name of ["index.html", "app.css"]) {
    expect(decoder.decode(files.get(name)?.content)).not.toMatch(/https?:|\/\/[a-z]/i);
  }
  const document = decoder.decode(files.get("index.html")?.content);
  expect([...document.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => url).sort()).toEqual([
    "/_sandbox/console/app.css",
    "/_sandbox/console/app.js",
    "/_sandbox/console/icon.svg",
  ]);
});

test("the files are read once", async () => {
  expect(await consoleFiles()).toBe(await consoleFiles());
});
