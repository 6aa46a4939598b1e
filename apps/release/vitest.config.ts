import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["src/packed/pack.ts"],
    // By itself it would leave a processor idle, of which small machines have two.
    maxWorkers: "100%",
    reporters: ["default", ["json", { outputFile: "test-results.json" }]],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
