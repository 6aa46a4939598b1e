import { z } from "zod";
import { type Name, SETTINGS, variableOf } from "../../../mcp/src/settings/table.ts";

const leaf = z.object({
  type: z.enum(["boolean", "integer", "number", "string", "array"]).optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
/** With "none" beside it. */
const kind = z.union([
  z.object({ anyOf: z.tuple([leaf, z.unknown()]) }).transform((both) => both.anyOf[0]),
  leaf,
]);

/** A setting of the server as its own table has it, so that no listing can say otherwise. */
export type Setting = {
  variable: string;
  /** What it does, in the words of --help. */
  help: string;
  usual: string;
  choices: readonly string[] | undefined;
  type: z.infer<typeof leaf>["type"];
  least: number | undefined;
  most: number | undefined;
};

export function settingOf(name: Name): Setting {
  const { usual, help, kind: its } = SETTINGS[name];
  if (typeof usual !== "string") throw new Error(`${name} has no default that is the same on every machine.`);
  const { type, enum: choices, minimum, maximum } = kind.parse(its.schema({ toolNames: [] }));
  return { variable: variableOf(name), help, usual, choices, type, least: minimum, most: maximum };
}
