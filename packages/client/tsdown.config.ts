import { defineConfig } from "tsdown";

export default defineConfig({
  entry: {
    index: "src/index.ts",
  },
  format: ["esm", "cjs"],
  platform: "neutral",
  target: "es2022",
  dts: true,
  // openapi-fetch is part of the bundle: whoever installs this package installs nothing else.
  deps: { alwaysBundle: ["openapi-fetch"], onlyBundle: ["openapi-fetch"] },
});
