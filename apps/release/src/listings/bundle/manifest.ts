import type { Project } from "../project.ts";
import { form, SANDBOX, variables } from "./form.ts";

/** What the built server says of itself. */
export type Offer = {
  tools: readonly { name: string; description?: string | undefined }[];
  prompts: boolean;
};

/** The manifest is made with the bundle and kept nowhere, so it cannot be of another day than what it describes. */
export const manifestOf = (project: Project, { tools, prompts }: Offer) => ({
  manifest_version: "0.4" as const,
  name: project.packageName,
  display_name: project.title,
  version: project.version,
  description: project.description,
  long_description:
    "Searches, buys and reroutes phone numbers at the carrier Flowroute, and sends and reads messages. What costs money or reaches people stays within the limits that you set here. This is not a product of Flowroute, and not endorsed by it.",
  author: { name: "flowroute-tools", url: project.repositoryUrl },
  repository: { type: "git", url: `${project.repositoryUrl}.git` },
  homepage: project.repositoryUrl,
  documentation: `${project.repositoryUrl}/tree/main/apps/mcp#readme`,
  support: `${project.repositoryUrl}/issues`,
  license: project.license,
  keywords: [...project.keywords],
  icon: ICON,
  server: {
    type: "node" as const,
    entry_point: START,
    mcp_config: {
      command: "node",
      args: [`\${__dirname}/${START}`, `--sandbox=\${user_config.${SANDBOX}}`],
      env: Object.fromEntries(
        Object.entries(variables).map(([row, variable]) => [variable, `\${user_config.${row}}`]),
      ),
    },
  },
  tools: tools.map(({ name, description = "" }) => ({ name, description })),
  // A prompt's text depends on what the account holds; the manifest would want it fixed.
  ...(prompts ? { prompts_generated: true } : {}),
  compatibility: {
    platforms: ["darwin" as const, "win32" as const, "linux" as const],
    runtimes: { node: project.node },
  },
  user_config: form,
});

export const START = "start.mjs";
export const ICON = "icon.png";
