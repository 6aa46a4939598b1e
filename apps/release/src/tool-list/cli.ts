// Writes apps/mcp/tools.json from what the built server says: `npm run build`, then `npm run tools:write`.
import { fileURLToPath } from "node:url";
import { TOOL_LIST, writeToolList } from "./tool-list.ts";

const { tokens, tools } = await writeToolList(fileURLToPath(new URL("../../../../", import.meta.url)));
console.log(
  `Wrote ${TOOL_LIST}: ${tools.length} tools, ${tokens.shown} tokens shown to a model and ${tokens.whole} in all. Read its diff, and commit it.`,
);
