import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // By itself it would leave a processor idle, of which small machines have two.
    maxWorkers: "100%",
    reporters: ["default", ["json", { outputFile: "test-results.json" }]],
    // Files share nothing but modules, which are many: loading them once for each worker saves half of the time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
