import { KEYS, WHERE_KEYS_ARE } from "../keys.ts";
import { type Project, SERVER_FOLDER } from "../project.ts";
import { settingOf } from "../setting.ts";
import { SCHEMA_URL, type ServerJson } from "./schema.ts";

/**
 * What the registry of MCP is told. The sandbox is not in it: hosts make a question of every argument that has no value
 * yet, and a flag that takes none cannot be one.
 */
export function serverJson(project: Project): ServerJson {
  return {
    $schema: SCHEMA_URL,
    name: project.mcpName,
    title: project.title,
    description: project.description,
    version: project.version,
    repository: { url: project.repositoryUrl, source: "github", subfolder: SERVER_FOLDER },
    websiteUrl: `${project.repositoryUrl}/tree/main/${SERVER_FOLDER}#readme`,
    packages: [
      {
        registryType: "npm",
        registryBaseUrl: "https://registry.npmjs.org",
        identifier: project.packageName,
        version: project.version,
        runtimeHint: "npx",
        transport: { type: "stdio" },
        environmentVariables: [
          ...KEYS.map(({ variable, title }) => ({
            name: variable,
            description: `${title}, ${WHERE_KEYS_ARE}`,
            isRequired: true,
            isSecret: true,
          })),
          ...(["read_only", "spend", "send", "change"] as const).map(variable),
        ],
      },
    ],
  };
}

/** With its default, since hosts pass on what was left empty, and the server refuses what it does not understand. */
function variable(name: "read_only" | "spend" | "send" | "change") {
  const { variable: itsName, help, usual, choices } = settingOf(name);
  return choices === undefined
    ? { name: itsName, description: help, format: "boolean" as const, default: usual }
    : {
        name: itsName,
        description: `${help}: allow, confirm (a person is asked) or deny`,
        default: usual,
        choices: [...choices],
      };
}
