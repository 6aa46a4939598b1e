import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { ConsoleFile } from "./console-files.ts";
import { anError, startControl } from "./testing/control-server.ts";

const script = "export const answer = 42;\n".repeat(200);

const files: ReadonlyMap<string, ConsoleFile> = new Map([
  ["index.html", { type: "text/html; charset=utf-8", content: Buffer.from("<!doctype html>") }],
  ["app.js", { type: "text/javascript; charset=utf-8", content: Buffer.from(script) }],
  ["assets/icon.svg", { type: "image/svg+xml", content: Buffer.from("<svg/>") }],
]);

const start = () => startControl({ consoleFiles: async () => files });

test("serves the page and its files, which take nothing from elsewhere", async () => {
  const { ask } = await start();
  for (const path of ["/_sandbox/console", "/_sandbox/console/", "/_sandbox/console/index.html"]) {
    const answered = await ask("GET", path);
    expect([answered.status, answered.text]).toEqual([200, "<!doctype html>"]);
    expect(answered.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
      vary: "Accept-Encoding",
    });
  }
  expect((await ask("GET", "/_sandbox/console/app.js")).text).toBe(script);
  expect((await ask("GET", "/_sandbox/console/assets/icon.svg")).text).toBe("<svg/>");
  expect((await ask("HEAD", "/_sandbox/console/app.js")).headers["content-length"]).toBe(
    String(script.length),
  );
});

test.each(["/_sandbox", "/_sandbox/", "/_sandbox?tab=clock"])("%s leads to the page", async (path) => {
  const { ask } = await start();
  const { status, headers } = await ask("GET", path);
  expect([status, headers.location]).toEqual([302, "/_sandbox/console"]);
});

test.each(["nothing.js", "constructor", "../console/app.js", "app.js/", "%61pp.js"])(
  "there is no file %s",
  async (name) => {
    const { ask } = await start();
    const { body } = await ask("GET", `/_sandbox/console/${name}`);
    expect(body).toEqual(anError(404, "The console has no such file.", "Not Found"));
  },
);

test.each([
  ["gzip", true],
  ["br, GZIP;q=0.5", true],
  ["gzip;q=0", false],
  ["gzip; q=0.000, br", false],
  ["br", false],
  ["x-gzip", false],
  ["", false],
])("with Accept-Encoding %j the file is compressed: %s", async (encoding, isZipped) => {
  const { ask } = await start();
  const { headers, content } = await ask("GET", "/_sandbox/console/app.js", {
    headers: { "accept-encoding": encoding },
  });
  expect(headers["content-encoding"]).toBe(isZipped ? "gzip" : undefined);
  expect(headers["content-length"]).toBe(String(content.length));
  expect((isZipped ? gunzipSync(content) : content).toString()).toBe(script);
});

test("sends a file again only when it has changed", async () => {
  let current: ReadonlyMap<string, ConsoleFile> = files;
  const { ask } = await startControl({ consoleFiles: async () => current });
  const get = (known?: string) =>
    ask("GET", "/_sandbox/console/app.js", {
      headers: known === undefined ? {} : { "if-none-match": known },
    });
  const { etag = "" } = (await get()).headers;
  expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
  for (const known of [etag, `"other", ${etag}`, etag.slice(2), "*"]) {
    const answered = await get(known);
    expect([answered.status, answered.text, answered.headers.etag]).toEqual([304, "", etag]);
  }
  expect((await get('W/"other"')).status).toBe(200);
  current = new Map([["app.js", { type: "text/javascript", content: Buffer.from("other") }]]);
  const changed = await get(etag);
  expect([changed.status, changed.text]).toEqual([200, "other"]);
});

test("a page that cannot be loaded takes nothing else with it, and is tried again", async () => {
  const causes = [new Error("ENOENT: no such file")];
  const { ask, logged } = await startControl({
    consoleFiles: async () => {
      const cause = causes.pop();
      if (cause !== undefined) throw cause;
      return files;
    },
  });
  const detail =
    "The console cannot be loaded, and the sandbox's log says why. Everything else under /_sandbox/ works.";
  expect((await ask("GET", "/_sandbox/console")).body).toEqual(anError(503, detail, "Service Unavailable"));
  expect(logged).toEqual([expect.stringContaining("The console cannot be loaded: Error: ENOENT")]);
  expect((await ask("GET", "/_sandbox/state")).status).toBe(200);
  expect((await ask("GET", "/_sandbox/console")).status).toBe(200);
});
