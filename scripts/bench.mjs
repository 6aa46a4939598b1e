import { runApp } from "./run-app.mjs";

// Arguments are the bench's own: npm run bench -- --help
await runApp("flowroute-bench", "apps/bench/src/cli.ts");
