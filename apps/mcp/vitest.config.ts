import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "test/postgres-server.ts",
    reporters: ["default", ["json", { outputFile: "test-results.json" }]],
    // Files share nothing but modules, which are many: loading them once for each worker saves half of the time.
    isolate: false,
    // Most tests wait for processes and sockets, not for a processor.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
