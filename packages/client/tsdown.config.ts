import { defineConfig } from "tsdown";
import { listBundled } from "../../scripts/bundled/record.ts";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    webhooks: "src/webhooks/index.ts",
    segments: "src/segments.ts",
    international: "src/international.ts",
  },
  format: ["esm", "cjs"],
  platform: "neutral",
  target: "es2022",
  dts: true,
  // Nothing is bundled but types: openapi-fetch's methods are written out in the declarations.
  deps: { onlyBundle: [] },
  plugins: [listBundled("library")],
});
