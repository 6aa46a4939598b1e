import { defineConfig } from "tsdown";

// What starts in a measured process is plain JavaScript: stripping types at start would be measured too.
const subject = {
  format: "esm",
  platform: "node",
  target: "node24",
  fixedExtension: true,
  dts: false,
  // Two builds share one folder.
  clean: false,
} as const;

/** Into one file each, as ours is. */
const bundled = {
  ...subject,
  minify: true,
  deps: { alwaysBundle: /.*/, onlyBundle: false },
} as const;

export default defineConfig([
  {
    ...subject,
    entry: {
      "bare-sdk-server": "src/suites/mcp/start/bare-sdk-server.ts",
      "plain-server": "src/servers/plain-server.ts",
    },
    deps: { neverBundle: /^@modelcontextprotocol\/|^zod/ },
  },
  {
    ...subject,
    entry: { "hono-server": "src/servers/hono-server.ts" },
    deps: { neverBundle: /^hono|^@hono\// },
  },
  // Builds of their own: what two entries of one build share becomes a third file.
  { ...subject, entry: { "numbers-server": "src/servers/numbers-server.ts" } },
  {
    ...subject,
    entry: { "sandbox-process": "src/servers/sandbox-process.ts" },
    deps: { neverBundle: /^flowroute-sandbox/ },
  },
  {
    ...subject,
    entry: { "walk-process": "src/suites/client/iteration/walk-process.ts" },
    deps: { neverBundle: /^flowroute-client/ },
  },
  { ...bundled, entry: { "bare-sdk-server-bundled": "src/suites/mcp/start/bare-sdk-server.ts" } },
  { ...bundled, entry: { "bare-call-server": "src/suites/mcp/calls/bare-call-server.ts" } },
  { ...bundled, entry: { "bare-call-http-server": "src/suites/mcp/calls/bare-call-http-server.ts" } },
]);
