export type Level = "major" | "minor" | "patch";

/** One difference, and the least bump of the version that is honest about it. */
export type Change = { level: Level; where: string; what: string };

/**
 * Who writes what a schema describes: `sent` by the user of the contract (requests, answers to webhooks, a tool's
 * arguments), or `received` (responses, webhooks, a tool's results). Whoever sends is hurt when less is taken; whoever
 * receives, when more may come.
 */
export type Direction = "sent" | "received";

export const opposite = (direction: Direction): Direction => (direction === "sent" ? "received" : "sent");

export const change = (level: Level, where: string, what: string): Change => ({ level, where, what });

/** What it means that fewer values are possible than before, or more, or simply others. */
export function weigh(values: "fewer" | "more" | "others", direction: Direction): Level {
  if (values === "others") return "major";
  return (values === "fewer") === (direction === "sent") ? "major" : "minor";
}

const RANK = { patch: 1, minor: 2, major: 3 } as const;

export const asksForMore = (level: Level, than: Level | undefined): boolean =>
  than === undefined || RANK[level] > RANK[than];

/** The first of its kind only: a schema that is used in twenty places changed once. */
export const withoutRepeats = (changes: Iterable<Change>): Change[] => [
  ...new Map(
    [...changes].map((each) => [JSON.stringify([each.level, each.where, each.what]), each]),
  ).values(),
];
