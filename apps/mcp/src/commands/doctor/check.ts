import { printable } from "../../terms/printable.ts";
import { wrap } from "../text-width.ts";

/** What one look has found. The first line says what and how it is, the others tell more or what to do. */
export type Check = { verdict: "ok" | "warning" | "FAILED"; lines: readonly string[] };

export const ok = (...lines: string[]): Check => ({ verdict: "ok", lines });
export const warning = (...lines: string[]): Check => ({ verdict: "warning", lines });
export const failed = (...lines: string[]): Check => ({ verdict: "FAILED", lines });

const COLUMN = "warning  ".length;

const LEAST = 20;

/** A check for the terminal, with the verdict in a column of its own. */
export const tell = ({ verdict, lines }: Check, width: number): string =>
  lines
    .flatMap((line) => wrap(printable(line), Math.max(LEAST, width - COLUMN)))
    .map((line, index) => `${(index === 0 ? verdict : "").padEnd(COLUMN)}${line}`.trimEnd())
    .join("\n");
