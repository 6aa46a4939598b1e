import { expect, it } from "vitest";
import { commandOf } from "./program-name.ts";

it.each([
  ["/home/me/.npm/_npx/1a2b/node_modules/.bin/flowroute-mcp", "npx -y flowroute-mcp"],
  ["/srv/app/node_modules/flowroute-mcp/dist/cli.js", "npx -y flowroute-mcp"],
  ["/usr/local/bin/flowroute-mcp", "flowroute-mcp"],
  ["/home/me/clone/apps/mcp/dist/cli.js", '"/bin/node" "/home/me/clone/apps/mcp/dist/cli.js"'],
])("started as %s, a person types %s", (script, typed) => {
  expect(commandOf({ argv: ["/bin/node", script], execPath: "/bin/node" })).toBe(typed);
});

const BUNDLE = "/home/me/Claude Extensions/flowroute-mcp/start.mjs";

it.each([
  "/Applications/Claude.app/Contents/Frameworks/Claude Helper (Plugin).app/Contents/MacOS/Claude Helper (Plugin)",
  "C:\\Users\\me\\AppData\\Local\\AnthropicClaude\\claude.exe",
])("run inside %s, a person starts it by npx", (execPath) => {
  expect(commandOf({ argv: [execPath, BUNDLE], execPath })).toBe("npx -y flowroute-mcp");
});

it.each(["/opt/node/bin/node", "C:\\Program Files\\nodejs\\node.exe", "/usr/bin/nodejs"])(
  "run by %s, a person starts it by that",
  (execPath) => {
    expect(commandOf({ argv: [execPath, BUNDLE], execPath })).toBe(`"${execPath}" "${BUNDLE}"`);
  },
);
