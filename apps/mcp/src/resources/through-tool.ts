import type { Tool } from "../tools/tool.ts";
import type { Resource } from "./resource.ts";

type Shown = Pick<Resource, "uri" | "name" | "title" | "description" | "complete"> & {
  tool: Tool;
  /** What to say when there is none: the tool's own words name what only it takes. */
  missing?: string;
};

/**
 * The answer of a tool that only reads, as a resource: what is between the braces of its URI are the tool's arguments. It
 * goes the tool's own way, so that the same is told, counted and heard, and for the same callers.
 */
export function throughTool({ tool, missing, ...about }: Shown): Resource {
  return {
    ...about,
    mimeType: "application/json",
    scope: tool.scope,
    needs: [tool.name],
    async read({ values, call }) {
      const input = decoded(values);
      const read = tool.input.safeParse(input);
      // What cannot be asked for is not there either.
      if (!read.success)
        return { kind: "missing", message: read.error.issues.map(({ message }) => message).join(" ") };
      const { answer, isMissing } = await call(tool, input);
      if (answer.kind === "result") return { kind: "result", text: JSON.stringify(answer.output) };
      const message = answer.kind === "failure" ? answer.message : answer.question.message;
      return isMissing ? { kind: "missing", message: missing ?? message } : { kind: "failure", message };
    },
  };
}

const decoded = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, decodedOrAsItIs(value)]));

function decodedOrAsItIs(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
