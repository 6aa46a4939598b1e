import { printable } from "../terms/printable.ts";
import { widthOf, wrap } from "./text-width.ts";

/** `whole`: is never broken, such as a number, a code or a time. `flowing`: goes on in the next line. */
export type Column = { title: string; kind: "whole" | "flowing" };

/** A cell may have several lines. `note` goes below the row. */
export type Row = { cells: readonly string[]; note?: string | undefined };

const GAP = "  ";

/** So that a phone number with what stands around it is not broken. */
const LEAST = 14;

/** Aligned columns that fit the width. Everything is shown; what came from outside cannot act on the terminal. */
export function table(columns: readonly Column[], rows: readonly Row[], width: number): string {
  const shown = rows.map(({ cells, note }) => ({ cells: cells.map(printable), note }));
  const widths = fit(columns, shown, width);
  const all = [columns.map(({ title }) => title), ...shown.map(({ cells }) => cells)].map((cells) =>
    linesOf(cells, widths),
  );
  const notes = [undefined, ...shown.map(({ note }) => note)];
  return all
    .flatMap((lines, index) => {
      const note = notes[index];
      return note === undefined ? lines : [...lines, indented(note, width)];
    })
    .join("\n");
}

/** A text of somebody else, set off, so that no line of it can pass for one of ours. */
export const indented = (text: string, width: number, mark = GAP): string =>
  wrap(printable(text), Math.max(LEAST, width - mark.length))
    .map((line) => `${mark}${line}`.trimEnd())
    .join("\n");

function fit(columns: readonly Column[], rows: readonly Row[], width: number): number[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(widthOf(title), ...rows.flatMap(({ cells }) => (cells[index] ?? "").split("\n").map(widthOf))),
  );
  const total = () => widths.reduce((sum, each) => sum + each, GAP.length * (columns.length - 1));
  while (total() > width) {
    const widest = columns
      .map(({ kind }, index) => ({ kind, index, size: widths[index] ?? 0 }))
      .filter(({ kind, size }) => kind === "flowing" && size > LEAST)
      .sort((one, other) => other.size - one.size)[0];
    // Narrower than this, lines of the table are broken by the terminal.
    if (widest === undefined) break;
    widths[widest.index] = widest.size - 1;
  }
  return widths;
}

function linesOf(cells: readonly string[], widths: readonly number[]): string[] {
  const parts = widths.map((width, index) => wrap(cells[index] ?? "", width));
  const height = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    parts
      .map((part, index) => padded(part[line] ?? "", widths[index] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

const padded = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));
