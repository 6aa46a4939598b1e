import { defineConfig } from "tsdown";
import { listBundled } from "../../scripts/bundled/record.ts";

export default defineConfig({
  entry: { cli: "src/cli.ts" },
  format: "esm",
  platform: "node",
  target: "node22.13",
  fixedExtension: false,
  dts: false,
  minify: true,
  // The dataset of the sandbox is under a licence of its own.
  copy: [{ from: "../sandbox/src/inventory/exchanges.LICENSE.txt", to: "dist" }],
  outputOptions: { chunkFileNames: "chunks/[name].js" },
  // Nothing is left to install: the package starts from one file, and loads others for --sandbox and its page.
  deps: { alwaysBundle: /.*/, onlyBundle: false },
  plugins: [listBundled("application")],
});
