import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["src/packed/pack.ts"],
    reporters: ["default", ["json", { outputFile: "test-results.json" }]],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
