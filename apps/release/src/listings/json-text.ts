/** Indented, with a list of words on one line: as Biome writes it, which would otherwise change what we write. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(
    /\[([^[\]{}]*)\]/g,
    (_all, words: string) => `[${words.trim().split(/,\s+/).join(", ")}]`,
  );
