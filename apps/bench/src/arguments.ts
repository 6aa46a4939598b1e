import { parseArgs } from "node:util";

/** What to run, as asked for on the command line. */
export type Command =
  | { kind: "help" }
  /** Measures nothing: documents are to show what the committed results say. */
  | { kind: "show" }
  | { kind: "run"; suites: readonly string[]; mode: "quick" | "full" };

/** A word on the command line that is not understood. Nothing is measured then. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Reads the command line. No suite named means all.
 * @throws UsageError for an unknown suite or flag.
 */
export function readArguments(args: readonly string[], known: readonly string[]): Command {
  const { values, positionals } = parsed(args);
  if (values.help === true) return { kind: "help" };
  if (values.show === true) {
    if (positionals.length > 0 || values.quick === true)
      throw new UsageError("--show measures nothing, and stands alone.");
    return { kind: "show" };
  }
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`There is no suite "${unknown}". There are: ${known.join(", ")}.`);
  const suites = positionals.length === 0 ? known : known.filter((name) => positionals.includes(name));
  return { kind: "run", suites, mode: values.quick === true ? "quick" : "full" };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: "boolean" },
        show: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
