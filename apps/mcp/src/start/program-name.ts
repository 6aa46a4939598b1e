import { basename } from "node:path";

/** How a person starts this program in a terminal: as it was started here. */
export function commandOf({ argv, execPath }: { argv: readonly string[]; execPath: string }): string {
  const script = argv[1] ?? "";
  if (/[\\/](_npx|node_modules)[\\/]/.test(script)) return "npx -y flowroute-mcp";
  if (/^flowroute-mcp(\.\w+)?$/.test(basename(script))) return "flowroute-mcp";
  // A host may run this inside itself (Claude Desktop does with a bundle): its program is no Node in a terminal.
  if (!/^node(js)?(\.exe)?$/i.test(execPath.split(/[\\/]/).at(-1) ?? "")) return "npx -y flowroute-mcp";
  return `"${execPath}" "${script}"`;
}
