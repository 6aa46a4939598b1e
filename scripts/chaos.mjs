import { runApp } from "./run-app.mjs";

// Arguments are the run's own: npm run chaos -- --help
await runApp("flowroute-chaos", "apps/chaos/src/cli.ts");
