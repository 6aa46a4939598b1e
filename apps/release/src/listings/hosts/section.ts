import { addCommand } from "../../../../tour/src/host-formats.ts";
import { KEYS, WHERE_KEYS_ARE } from "../keys.ts";
import type { Project } from "../project.ts";
import { onAccount, onSandbox } from "./entries.ts";
import { codexFile, gooseFile, mcpServersFile, vscodeFile, zedFile } from "./files.ts";
import * as links from "./links.ts";
import { filled } from "./paragraphs.ts";
import { askingForKeys } from "./vscode.ts";

const code = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
const claude = ["claude", "mcp", "add", "--scope", "user"];

/** For the newcomer: what takes one click or one line. */
export function shortSection(project: Project): string {
  const { packageName } = project;
  const sandbox = onSandbox(packageName);
  return paragraphs(
    `The sandbox needs no account: nothing on it is real, and nothing costs money. For your own account have its two keys at hand, ${WHERE_KEYS_ARE}.`,
    table(project),
    `**Claude Code**, on the sandbox:`,
    code("sh", addCommand(claude, sandbox)),
    `Any other host starts \`npx -y ${packageName} --sandbox\`, or \`npx -y ${packageName}\` with ${KEYS.map(({ variable }) => `\`${variable}\``).join(" and ")} in its environment. [${packageName}'s README](apps/mcp/README.md#connect-your-assistant) has Codex, Goose, Zed, Windsurf and the rest, ready to be pasted.`,
  );
}

/** Every host, with all that it needs. */
export function fullSection(project: Project): string {
  const { packageName } = project;
  const sandbox = onSandbox(packageName);
  // Empty, and no "your key" that could be left as it is: the server then says what is missing, and where it is.
  const account = onAccount(packageName, () => "");
  const typed = onAccount(packageName, ({ id }) => `YOUR_${id.toUpperCase()}`);
  const onWindows = { ...sandbox, command: "cmd", args: ["/c", sandbox.command, ...sandbox.args] };
  return paragraphs(
    `Try it on the sandbox first, if you like. For your own account have its two keys at hand, ${WHERE_KEYS_ARE}.`,
    table(project),
    `**Claude Code.** The sandbox, and your account:`,
    code("sh", [sandbox, typed].map((entry) => addCommand(claude, entry)).join("\n")),
    "**Codex.** The sandbox:",
    code("sh", addCommand(["codex", "mcp", "add"], sandbox)),
    "Your account, with the keys in the environment that Codex is started in (`~/.codex/config.toml`):",
    code("toml", codexFile(account)),
    "**Goose.** Open a link in a browser (the second asks for the keys), or use `~/.config/goose/config.yaml`:",
    code("", [links.gooseOnSandbox(packageName), links.gooseOnAccount(packageName)].join("\n")),
    code("yaml", gooseFile(account)),
    "**Claude Desktop** without the bundle (`claude_desktop_config.json`), **Cursor** (`~/.cursor/mcp.json`), **Windsurf** (`~/.codeium/windsurf/mcp_config.json`) and most others. The keys go between the quotes:",
    code("json", mcpServersFile(account)),
    "**VS Code** (`.vscode/mcp.json`), which asks for the keys:",
    code("json", vscodeFile(askingForKeys(packageName))),
    "**Zed** (`settings.json`):",
    code("json", zedFile(account)),
    `In all of these, \`"args": ${JSON.stringify(sandbox.args).replaceAll(",", ", ")}\` without \`env\` is the sandbox. A host on Windows that cannot start \`npx\`, as Claude Code cannot, starts it through \`cmd\`:`,
    code("sh", addCommand(claude, onWindows)),
  );
}

const table = ({ packageName, repositoryUrl }: Project): string =>
  [
    "| | on the sandbox | your own account |",
    "| --- | --- | --- |",
    `| **Claude Desktop** | download \`${packageName}-VERSION.mcpb\` from [the releases](${repositoryUrl}/releases?q=${packageName}) and open it | the same: turn "Try it on the sandbox" off, and give the keys |`,
    `| **VS Code** | [install](${links.vscodeOnSandbox(packageName)}) | [install](${links.vscodeOnAccount(packageName)}): it asks for the keys |`,
    `| **Cursor** | [install](${links.cursorOnSandbox(packageName)}) | it cannot ask for keys: write them into \`~/.cursor/mcp.json\`, as the JSON for other hosts has them |`,
  ].join("\n");

const paragraphs = (...all: string[]): string => all.map(filled).join("\n\n");
