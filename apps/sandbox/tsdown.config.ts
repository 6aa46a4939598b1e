import { defineConfig } from "tsdown";
import { listBundled } from "../../scripts/bundled/record.ts";

export default defineConfig({
  entry: { index: "src/index.ts", cli: "src/cli.ts" },
  format: "esm",
  platform: "node",
  target: "node22.13",
  dts: true,
  // Declarations are written for all that it includes, and beside what is not in this folder.
  tsconfig: "tsconfig.build.json",
  clean: true,
  // Nothing is left to install.
  // The page is built apart, and found through the package's own exports.
  deps: { alwaysBundle: /.*/, neverBundle: ["flowroute-sandbox/console"], onlyBundle: false },
  copy: [{ from: "src/inventory/exchanges.LICENSE.txt", to: "dist" }],
  plugins: [listBundled("application")],
});
