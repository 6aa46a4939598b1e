import { stringify } from "yaml";
import { type Entry, mcpServers, vscodeServers } from "../../../../tour/src/host-formats.ts";
import { jsonText } from "../json-text.ts";
import { KEYS } from "../keys.ts";
import { KEY_INPUTS } from "./vscode.ts";

export const mcpServersFile = (entry: Entry): string => jsonText(mcpServers(entry));

/** Such files get committed, so the keys are asked for. */
export const vscodeFile = (entry: Entry): string => jsonText({ inputs: KEY_INPUTS, ...vscodeServers(entry) });

export const zedFile = (entry: Entry): string => jsonText({ context_servers: { flowroute: entry } });

/**
 * Codex gives a server only some variables of its own environment, and those that env_vars names. So the keys need not
 * stand in the file. Strings of JSON are strings of TOML.
 */
export const codexFile = ({ command, args }: Entry): string =>
  [
    "[mcp_servers.flowroute]",
    `command = ${JSON.stringify(command)}`,
    `args = [${args.map((arg) => JSON.stringify(arg)).join(", ")}]`,
    `env_vars = [${KEYS.map(({ variable }) => JSON.stringify(variable)).join(", ")}]`,
  ].join("\n");

/** The values of env_keys are in Goose's keyring, where `goose configure` puts them. */
export const gooseFile = ({ command, args }: Entry): string =>
  stringify({
    extensions: {
      flowroute: {
        enabled: true,
        type: "stdio",
        name: "flowroute",
        cmd: command,
        args,
        env_keys: KEYS.map(({ variable }) => variable),
        timeout: 300,
      },
    },
  }).trimEnd();
