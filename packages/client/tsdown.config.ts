import { defineConfig } from "tsdown";
import { leaveOutUnused } from "./scripts/leave-out-unused.ts";

export default defineConfig({
  entry: {
    index: "src/index.ts",
  },
  format: ["esm", "cjs"],
  platform: "neutral",
  target: "es2022",
  dts: true,
  plugins: [leaveOutUnused()],
  // openapi-fetch is part of the bundle: whoever installs this package installs nothing else.
  deps: { alwaysBundle: ["openapi-fetch"], onlyBundle: ["openapi-fetch"] },
});
