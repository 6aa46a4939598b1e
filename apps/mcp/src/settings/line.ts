import { parseArgs } from "node:util";
import { didYouMean } from "./did-you-mean.ts";
import { FLAGS } from "./flags.ts";
import { SettingsError } from "./settings-error.ts";

/** What was typed after flowroute-mcp, with the first thing in it that is not understood. */
export type Line = {
  words: readonly string[];
  /** By name, without the dashes. A flag that takes nothing has "true". */
  flags: ReadonlyMap<string, string>;
  problem: SettingsError | undefined;
};

type Token = NonNullable<ReturnType<typeof tokensOf>>[number];
type Option = Extract<Token, { kind: "option" }>;

/** Not `strict`, whose own messages differ from one Node.js to the next and know no near name. */
const tokensOf = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: FLAGS, strict: false, allowPositionals: true, tokens: true }).tokens;

export function readLine(args: readonly string[]): Line {
  const [words, flags, problems]: [string[], Map<string, string>, string[]] = [[], new Map(), []];
  for (const token of tokensOf(args)) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const problem = problemOf(token);
    // Of two values of one flag, one would be ignored.
    if (flags.has(token.name)) problems.push(`--${token.name} is given more than once. Give it once.`);
    else if (problem === undefined) flags.set(token.name, token.value ?? "true");
    else problems.push(`${problem} Run flowroute-mcp --help for what there is.`);
  }
  return { words, flags, problem: problems[0] === undefined ? undefined : new SettingsError(problems[0]) };
}

function problemOf({ name, rawName, value, inlineValue }: Option): string | undefined {
  const flag = Object.hasOwn(FLAGS, name) ? FLAGS[name] : undefined;
  if (flag === undefined)
    return `Unknown flag ${rawName}.${didYouMean(
      rawName,
      Object.keys(FLAGS).map((known) => `--${known}`),
    )}`;
  if (flag.type === "boolean") return value === undefined ? undefined : `${rawName} takes no value.`;
  const needs = `${rawName} needs a value: ${flag.mayBe}.`;
  if (value === undefined) return needs;
  // `--spend --read-only` would otherwise swallow a flag.
  return value.startsWith("-") && !inlineValue
    ? `${needs} One that begins with a dash is given as ${rawName}=VALUE.`
    : undefined;
}
