/** Rows with names of their members above; numbers are to the right. */
export function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const heads = Object.keys(rows[0] ?? {});
  const width = (head: string) =>
    Math.max(...[head, ...rows.map((row) => row[head])].map((cell) => String(cell ?? "").length));
  const cell = (head: string, value: string | number | undefined) =>
    typeof rows[0]?.[head] === "number"
      ? String(value ?? "").padStart(width(head))
      : String(value ?? "").padEnd(width(head));
  return [
    heads.map((head) => cell(head, head)).join("  "),
    ...rows.map((row) => heads.map((head) => cell(head, row[head])).join("  ")),
  ].join("\n");
}
