import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { versionsIn } from "../release.ts";
import type { Stage } from "../stage.ts";
import { emptyFolder } from "./project.ts";

const NAME = "flowroute-mcp";

async function lists(client: Client): Promise<string[]> {
  const offered = client.getServerCapabilities();
  const found = [`${(await client.listTools()).tools.length} tools`];
  if (offered?.prompts !== undefined) found.push(`${(await client.listPrompts()).prompts.length} prompts`);
  if (offered?.resources !== undefined) {
    found.push(`${(await client.listResources()).resources.length} resources`);
    found.push(`${(await client.listResourceTemplates()).resourceTemplates.length} templates of resources`);
  }
  const empty = found.filter((each) => each.startsWith("0 tools") || each.startsWith("0 prompts"));
  if (empty.length > 0) throw new Error(`${NAME} offers ${empty.join(" and ")}.`);
  return found;
}

/** Does what a host does with `npx -y flowroute-mcp --sandbox` in its settings. */
export async function speakToServer(stage: Stage): Promise<string> {
  const transport = new StdioClientTransport({
    command: "npx",
    args: ["-y", NAME, "--sandbox"],
    cwd: await emptyFolder(stage),
    env: { ...stage.visitor },
    stderr: "pipe",
  });
  let said = "";
  transport.stderr?.on("data", (text: unknown) => {
    said += String(text);
  });
  const client = new Client({ name: "rehearsal", version: "1.0.0" });
  const end = () => void client.close();
  stage.signal.addEventListener("abort", end, { once: true });
  try {
    await client.connect(transport);
    const found = await lists(client);
    const { version } = client.getServerVersion() ?? {};
    const released = versionsIn(stage)[NAME];
    if (version !== released) throw new Error(`npx runs ${NAME} ${version}; ${released} was released last.`);
    return `${NAME} ${version}: ${found.join(", ")}`;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${said.trim()}`.trim(), {
      cause: error,
    });
  } finally {
    stage.signal.removeEventListener("abort", end);
    await client.close();
  }
}
