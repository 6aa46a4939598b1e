interface Sizes {
  unpacked: number;
  packed?: number;
}

const bytes = (size: number): string => size.toLocaleString("en-US").padStart(12);

/** Why something is too large, for a person: the largest files first. */
export function sizeTable(
  name: string,
  files: ReadonlyMap<string, number>,
  sizes: Sizes,
  budget: Sizes,
): string {
  const rows = [...files].sort(([, a], [, b]) => b - a).map(([file, size]) => `${bytes(size)}  ${file}`);
  const held = (what: string, size: number, most: number) =>
    `${bytes(size)}  ${what}, of ${most.toLocaleString("en-US")}${size > most ? ": TOO MUCH" : ""}`;
  return [
    `${name}: bytes`,
    ...rows,
    held("unpacked", sizes.unpacked, budget.unpacked),
    ...(sizes.packed === undefined || budget.packed === undefined
      ? []
      : [held("packed", sizes.packed, budget.packed)]),
    "Make it smaller, or raise the budget in apps/release/src/packed/size.test.ts.",
  ].join("\n");
}
