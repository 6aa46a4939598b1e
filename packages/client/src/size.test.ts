// What the package adds to a program that imports it: bundled and minified, as a bundler does it, and compressed.
import { gzipSync } from "node:zlib";
import { build } from "tsdown";
import { expect, test } from "vitest";

/** Bytes after gzip. */
const BUDGETS: Record<string, number> = {
  index: 8_000,
  webhooks: 2_000,
  segments: 1_000,
};

test.each(Object.entries(BUDGETS))("%s keeps to its %d bytes", async (entry, budget) => {
  const source = entry === "webhooks" ? "src/webhooks/index.ts" : `src/${entry}.ts`;
  const { bundles } = await build({
    config: false,
    entry: { [entry]: source },
    format: ["esm"],
    platform: "neutral",
    target: "es2022",
    dts: false,
    minify: true,
    write: false,
    clean: false,
    logLevel: "silent",
    deps: { onlyBundle: [] },
  });
  const code = bundles
    .flatMap(({ chunks }) => chunks.map((chunk) => ("code" in chunk ? chunk.code : "")))
    .join("");
  expect(code.length).toBeGreaterThan(1_000);
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(budget);
});
