import type { z } from "zod";
import type { Completer } from "../completions/completer.ts";
import type { Tool } from "../tools/tool.ts";

/** A whole job that a person starts by its name, as a plain value: what the model is told to do, step by step. */
export type Prompt = {
  name: string;
  title: string;
  description: string;
  /** The tools that the job goes through: it is for those who are served all of them. */
  needs: readonly string[];
  arguments: readonly PromptArgument[];
  /** Never throws. */
  write: (given: unknown) => PromptText;
};

export type PromptArgument = {
  name: string;
  description: string;
  isRequired: boolean;
  complete: Completer | undefined;
};

export type PromptText = { kind: "result"; text: string } | { kind: "failure"; message: string };

type Definition<Input extends z.ZodObject> = Pick<Prompt, "name" | "title" | "description"> & {
  tools: readonly Tool[];
  /** Hosts send nothing but strings. What comes through here stands in the text, so it must be data and nothing else. */
  input: Input;
  complete: Readonly<Partial<Record<keyof Input["shape"], Completer>>>;
  text: (values: z.output<Input>) => string;
};

export function prompt<Input extends z.ZodObject>(definition: Definition<Input>): Prompt {
  const { name, title, description, tools, input, complete, text } = definition;
  return {
    name,
    title,
    description,
    needs: tools.map((tool) => tool.name),
    // Only hosts that list prompts wait for it, and not every start.
    get arguments() {
      return Object.entries<z.ZodType>(input.shape).map(([argument, schema]) => ({
        name: argument,
        description: schema.description ?? "",
        isRequired: !schema.safeParse(undefined).success,
        complete: complete[argument],
      }));
    },
    write(given) {
      const filled = withoutEmpty(given ?? {});
      const read = input.safeParse(filled);
      return read.success
        ? { kind: "result", text: text(read.data) }
        : { kind: "failure", message: inWords(read.error, input, filled) };
    },
  };
}

/** Hosts that show a form send what was left empty as an empty text. */
const withoutEmpty = (given: unknown): object =>
  typeof given === "object" && given !== null
    ? Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== ""))
    : {};

const inWords = ({ issues }: z.ZodError, { shape }: z.ZodObject, filled: object): string =>
  issues
    .map(({ path, message }) => {
      const [name] = path;
      if (typeof name !== "string") return message;
      const said = name in filled ? message : leftOut(shape[name]?.description);
      return `${path.join(".")}: ${said}`;
    })
    .join("\n");

const leftOut = (description = ""): string =>
  `It is needed, and was left out. ${description}. Fill it in, and start the prompt again.`;
