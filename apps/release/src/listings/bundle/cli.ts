import { buildBundle } from "./build-bundle.ts";

// node apps/release/src/listings/bundle/cli.ts FOLDER
const [into] = process.argv.slice(2);
if (into === undefined) {
  console.error("Which folder shall the bundle be in? node apps/release/src/listings/bundle/cli.ts FOLDER");
  process.exitCode = 2;
} else console.log(await buildBundle(into));
