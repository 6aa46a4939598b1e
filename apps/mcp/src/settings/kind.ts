import { z } from "zod";
import type { Environment } from "./state-folder.ts";

/** What reading a value may need to know beside it. */
export type Context = { toolNames: readonly string[]; environment: Environment; platform: string };

/** `problem` goes on after the name of the setting: ` is "ask": it has to be …`. */
export type Reading<T> = { value: T } | { problem: string };

export type JsonSchema = Readonly<Record<string, unknown>>;

/** A kind of value: how it is written after a flag or in a variable, and how in the config file. */
export type Kind<T> = {
  /** What stands behind the flag in the help; undefined for a flag that takes nothing. */
  argument: string | undefined;
  /** Goes on after "it has to be". */
  mayBe: string;
  fromText: (text: string, context: Context) => Reading<T>;
  fromJson: (json: unknown, context: Context) => Reading<T>;
  schema: (context: Pick<Context, "toolNames">) => JsonSchema;
};

type Leaf<T> = {
  argument: string | undefined;
  mayBe: string;
  /** The same for the config file, where it differs. */
  inFile?: string;
  /** undefined: not understood. */
  fromText: (text: string, context: Context) => T | undefined;
  /** Without it, the file has a string that reads like the text. */
  fromJson?: (json: unknown) => T | undefined;
  schema: JsonSchema;
};

export function leaf<T>({ argument, mayBe, inFile = mayBe, fromText, fromJson, schema }: Leaf<T>): Kind<T> {
  const reading = (value: T | undefined, said: string, wanted: string): Reading<T> =>
    value === undefined ? { problem: ` is ${said}: it has to be ${wanted}.` } : { value };
  return {
    argument,
    mayBe,
    fromText: (text, context) => reading(fromText(text, context), shown(text), mayBe),
    fromJson: (json, context) => {
      const asText = typeof json === "string" ? fromText(json, context) : undefined;
      return reading(fromJson === undefined ? asText : fromJson(json), shown(json), inFile);
    },
    schema: () => schema,
  };
}

const NONE = "none";

/** The same, or `none` for no limit. JSON's null could be a slip, so it is none of the two. */
export const orNone = <T>(kind: Kind<T>): Kind<T | undefined> => {
  const also = (reading: Reading<T>, word: string): Reading<T> =>
    "problem" in reading ? { problem: reading.problem.replace(/\.$/, `, or ${word}.`) } : reading;
  return {
    argument: `${kind.argument}|${NONE}`,
    mayBe: `${kind.mayBe}, or ${NONE}`,
    fromText: (text, context) =>
      text === NONE ? { value: undefined } : also(kind.fromText(text, context), NONE),
    fromJson: (json, context) =>
      json === NONE ? { value: undefined } : also(kind.fromJson(json, context), `"${NONE}"`),
    schema: (context) => ({ anyOf: [kind.schema(context), { const: NONE }] }),
  };
};

type List = {
  argument: string;
  mayBe: string;
  inFile: string;
  /** The word that stands for a whole list in a flag or variable. */
  word?: { says: string; means: (context: Context) => readonly string[] };
  /** Whether the file's list may be empty. */
  mayBeEmpty: boolean;
  /** The entry as it is kept; undefined: not understood. */
  entry: (text: string, context: Context) => string | undefined;
  /** Goes on after the name of the setting. */
  problem: (text: string, index: number, context: Context) => string;
  entrySchema: (context: Pick<Context, "toolNames">) => JsonSchema;
};

export function list(its: List): Kind<readonly string[]> {
  const read = (entries: readonly string[], context: Context): Reading<readonly string[]> => {
    const found = new Set<string>();
    for (const [index, text] of entries.entries()) {
      const entry = its.entry(text, context);
      if (entry === undefined) return { problem: its.problem(text, index, context) };
      found.add(entry);
    }
    return { value: [...found] };
  };
  return {
    argument: its.argument,
    mayBe: its.word === undefined ? its.mayBe : `${its.mayBe}, or ${its.word.says}`,
    fromText: (text, context) =>
      text === its.word?.says
        ? { value: its.word.means(context) }
        : read(
            text.split(",").map((entry) => entry.trim()),
            context,
          ),
    fromJson: (json, context) => {
      const { data } = z.array(z.string()).safeParse(json);
      return data !== undefined && (data.length > 0 || its.mayBeEmpty)
        ? read(data, context)
        : { problem: ` is ${shown(json)}: it has to be ${its.inFile}.` };
    },
    schema: (context) => ({
      type: "array",
      items: its.entrySchema(context),
      ...(its.mayBeEmpty ? {} : { minItems: 1 }),
    }),
  };
}

const LONGEST = 60;

/** What was said, short enough for one line of a log and without control characters. */
export function shown(json: unknown): string {
  const text = JSON.stringify(json);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
