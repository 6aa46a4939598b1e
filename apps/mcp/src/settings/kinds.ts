import { MODES, type Mode } from "../guard/policy.ts";
import { readDestination } from "../guard/recipients/destinations.ts";
import { type QuietHours, readQuietHours } from "../guard/recipients/quiet-hours.ts";
import { nanodollars } from "../terms/money.ts";
import { didYouMean } from "./did-you-mean.ts";
import { type Context, type Kind, leaf, list, shown } from "./kind.ts";
import { FOLDER, readFolder } from "./state-folder.ts";

/** A flag that takes nothing. */
export const toggle: Kind<boolean> = leaf({
  argument: undefined,
  mayBe: "true or false",
  inFile: "true or false, without quotes",
  fromText: (text) =>
    text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : undefined,
  fromJson: (json) => (typeof json === "boolean" ? json : undefined),
  schema: { type: "boolean" },
});

export const mode: Kind<Mode> = leaf({
  argument: "MODE",
  mayBe: `one of ${MODES.join(", ")}`,
  fromText: (text) => MODES.find((each) => each === text),
  schema: { enum: MODES },
});

/** Digits alone: Number() would also take "", " 5", "1e3" and "0x10". */
const WHOLE = /^\d+$/;

export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): Kind<number> {
  const inRange = (value: number): number | undefined =>
    Number.isSafeInteger(value) && value >= least && value <= most ? value : undefined;
  const mayBe = `a whole number${most === Number.MAX_SAFE_INTEGER ? "" : ` from ${least} to ${most}`}`;
  return leaf({
    argument: "N",
    mayBe,
    inFile: `${mayBe}, without quotes`,
    fromText: (text) => (WHOLE.test(text) ? inRange(Number(text)) : undefined),
    fromJson: (json) => (typeof json === "number" ? inRange(json) : undefined),
    schema: { type: "integer", minimum: least, maximum: most },
  });
}

const DOLLARS = /^\d+(\.\d{1,6})?$/;

/** US dollars, kept as nanodollars. */
export function dollars(most: number): Kind<number> {
  const read = (value: number): number | undefined =>
    value >= 0 && value <= most && hasSixDecimals(value)
      ? // Of millions of dollars, the last nanodollar gets lost in the binary fraction.
        Math.round(nanodollars(value) / 1000) * 1000
      : undefined;
  const mayBe = `US dollars from 0 to ${most} with at most 6 decimals, such as 25 or 0.5`;
  return leaf({
    argument: "USD",
    mayBe,
    inFile: `${mayBe}, without quotes`,
    fromText: (text) => (DOLLARS.test(text) ? read(Number(text)) : undefined),
    fromJson: (json) => (typeof json === "number" ? read(json) : undefined),
    // No multipleOf: validators divide, and binary fractions do not come out even.
    schema: { type: "number", minimum: 0, maximum: most },
  });
}

const hasSixDecimals = (value: number): boolean => Math.round(value * 1e6) / 1e6 === value;

const TIME = String.raw`(?:[01]?\d|2[0-3])(?::[0-5]\d)?`;

export const quietHours: Kind<QuietHours> = leaf({
  argument: "FROM-TO",
  mayBe: "two different times of day, such as 21:00-08:00",
  fromText: readQuietHours,
  // That the two times are different is beyond a pattern.
  schema: { type: "string", pattern: String.raw`^\s*${TIME}\s*[-\u2010-\u2015]\s*${TIME}\s*$` },
});

export const folder: Kind<string> = leaf({
  argument: "FOLDER",
  mayBe: "the path of a folder (~ is not expanded)",
  fromText: readFolder,
  schema: { type: "string", pattern: FOLDER.source },
});

const tools = {
  argument: "A,B",
  mayBe: "names of tools with commas between them",
  inFile: 'a list of names of tools, such as ["list_numbers", "get_number"]',
  entry: (text: string, { toolNames }: Context) => toolNames.find((name) => name === text),
  problem: (text: string, _index: number, { toolNames }: Context) =>
    ` names ${shown(text)}, which is no tool.${didYouMean(text, toolNames)} The tools are: ${toolNames.join(", ")}.`,
  entrySchema: ({ toolNames }: Pick<Context, "toolNames">) => ({ enum: toolNames }),
};

export const someTools: Kind<readonly string[]> = list({
  ...tools,
  word: { says: "all", means: ({ toolNames }) => toolNames },
  mayBeEmpty: false,
});

export const anyTools: Kind<readonly string[]> = list({
  ...tools,
  word: { says: "none", means: () => [] },
  mayBeEmpty: true,
});

const SEPARATOR = String.raw`[\s().\u2010-\u2015/-]*`;

const destinations = {
  argument: "A,B",
  mayBe: "destinations with commas between them, such as US,CA,+44",
  inFile: 'a list of destinations, such as ["US", "CA", "+44"]',
  entry: readDestination,
  // What is nearly a phone number stays out of the log.
  problem: (text: string, index: number) =>
    ` names ${text.replace(/\D/g, "").length < 7 ? shown(text) : `something as number ${index + 1}`}, which is no destination. A destination is US, CA, a prefix such as +44, or a whole number with + and country code.`,
  // What readDestination takes, once more, so that editors can tell; a test compares the two.
  entrySchema: () => ({
    type: "string",
    pattern: String.raw`^\s*(?:[Uu][Ss]|[Cc][Aa]|\+(?![^]*\(\s*0\s*\))${SEPARATOR}[1-9](?:${SEPARATOR}\d){0,14}${SEPARATOR})\s*$`,
  }),
};

export const someDestinations: Kind<readonly string[]> = list({ ...destinations, mayBeEmpty: false });

export const anyDestinations: Kind<readonly string[]> = list({
  ...destinations,
  word: { says: "none", means: () => [] },
  mayBeEmpty: true,
});
