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
