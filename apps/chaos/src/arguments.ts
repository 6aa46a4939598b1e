import { parseArgs } from "node:util";

/** Where it can be run: servers of one machine on a file, or of several on a PostgreSQL. */
export const GROUND_NAMES = ["processes", "replicas"] as const;
export type GroundName = (typeof GROUND_NAMES)[number];

/** What to run, as asked for on the command line. */
export type Command =
  | { kind: "help" }
  | {
      kind: "run";
      /** One after the other. */
      grounds: readonly GroundName[];
      effects: number;
      seed: number;
      processes: number;
      minutes: number;
    };

/** A word on the command line that is not understood. Nothing is run then. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const LIMITS = {
  effects: { usual: 10_000, least: 50, most: 20_000 },
  seed: { least: 0, most: Number.MAX_SAFE_INTEGER },
  processes: { usual: 4, least: 2, most: 16 },
  minutes: { usual: 20, least: 3, most: 60 },
} as const;

type Name = keyof typeof LIMITS;

/** Whether a run is large enough for its result to be kept; smaller ones are a look. */
export const isToKeep = ({ effects }: { effects: number }): boolean => effects >= LIMITS.effects.usual;

export const USAGE = [
  "npm run chaos -- [processes | replicas] [--effects N] [--seed N] [--processes N] [--minutes N]",
  "",
  "  processes       servers over stdio, on one ledger in a file",
  "  replicas        servers over HTTP, on one ledger in a PostgreSQL; without either of them, one after the other",
  `  --effects N     messages, numbers and routes that are wanted (${LIMITS.effects.usual})`,
  "  --seed N        decides the calls, the faults and the moments of the kills (from the clock)",
  `  --processes N   servers on one ledger (${LIMITS.processes.usual})`,
  `  --minutes N     when each of them has to be over (${LIMITS.minutes.usual})`,
].join("\n");

/** @throws UsageError that names what is not understood. */
export function readArguments(args: readonly string[], now: number): Command {
  const { values, positionals } = parsed(args);
  if (values.help === true) return { kind: "help" };
  const number = (name: Name, usual: number): number => {
    const { least, most } = LIMITS[name];
    const text = values[name];
    if (text === undefined) return usual;
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
    throw new UsageError(`--${name} has to be a whole number from ${least} to ${most}.`);
  };
  return {
    kind: "run",
    grounds: groundsIn(positionals),
    effects: number("effects", LIMITS.effects.usual),
    seed: number("seed", now),
    processes: number("processes", LIMITS.processes.usual),
    minutes: number("minutes", LIMITS.minutes.usual),
  };
}

function groundsIn(words: readonly string[]): readonly GroundName[] {
  const [word, tooMany] = words;
  if (word === undefined) return GROUND_NAMES;
  const ground = GROUND_NAMES.find((name) => name === word);
  if (ground === undefined || tooMany !== undefined)
    throw new UsageError(
      `"${tooMany ?? word}" is not understood: say ${GROUND_NAMES.join(" or ")}, or neither.`,
    );
  return [ground];
}

function parsed(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        effects: text,
        seed: text,
        processes: text,
        minutes: text,
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
