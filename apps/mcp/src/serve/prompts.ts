import {
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type StandardSchemaWithJSON,
} from "@modelcontextprotocol/server";
import type { Prompt, PromptArgument } from "../prompts/prompt.ts";

export function registerPrompts(server: McpServer, prompts: readonly Prompt[]): void {
  for (const prompt of prompts) {
    const { name, title, description, write } = prompt;
    server.registerPrompt(name, { title, description, argsSchema: advertised(prompt) }, (given) => {
      const written = write(given);
      if (written.kind === "failure")
        throw new ProtocolError(ProtocolErrorCode.InvalidParams, written.message);
      return { messages: [{ role: "user", content: { type: "text", text: written.text } }] };
    });
  }
}

const made = new WeakMap<Prompt, StandardSchemaWithJSON>();

/** Says which arguments there are, and lets everything through: the prompt reads them itself, and says what is wrong. */
function advertised(prompt: Prompt): StandardSchemaWithJSON {
  const known = made.get(prompt);
  if (known !== undefined) return known;
  const json = () => jsonSchemaOf(prompt.arguments);
  const schema: StandardSchemaWithJSON = {
    "~standard": {
      version: 1,
      vendor: "flowroute-mcp",
      validate: (value) => ({ value }),
      jsonSchema: { input: json, output: json },
    },
  };
  made.set(prompt, schema);
  return schema;
}

const jsonSchemaOf = (all: readonly PromptArgument[]): Record<string, unknown> => ({
  type: "object",
  properties: Object.fromEntries(all.map(({ name, description }) => [name, { type: "string", description }])),
  required: all.flatMap(({ name, isRequired }) => (isRequired ? [name] : [])),
});
