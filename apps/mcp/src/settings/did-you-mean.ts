const FARTHEST = 2;

/** A sentence with the known name that was probably meant, after a space; empty when none is near. */
export function didYouMean(said: string, known: Iterable<string>): string {
  const all = [...known]
    .map((name) => ({ name, distance: editDistance(plain(said), plain(name)) }))
    // Of a name as short as its distance, nothing would be left of what was said.
    .filter(({ name, distance }) => distance <= FARTHEST && distance < plain(name).length);
  const least = Math.min(...all.map(({ distance }) => distance));
  const nearest = all.filter(({ distance }) => distance === least).map(({ name }) => name);
  return nearest.length === 0 ? "" : ` Did you mean ${nearest.join(" or ")}?`;
}

// A setting is written with - as a flag, with _ in the file and in capitals as a variable.
const plain = (name: string): string => name.toLowerCase().replace(/^-+/, "").replace(/[-_ ]/g, "_");

/** How many letters have to be added, left out or changed to make one of the other. */
export function editDistance(one: string, other: string): number {
  const [from, to] = [[...one], [...other]];
  // Names so unequal in length are far apart, and what was said may be very long.
  if (Math.abs(from.length - to.length) > FARTHEST) return FARTHEST + 1;
  let row = [...to.keys(), to.length];
  for (const [index, letter] of from.entries()) {
    const next = [index + 1];
    for (const [column, wanted] of to.entries()) {
      const [changed = 0, left = 0, added = 0] = [row[column], row[column + 1], next[column]];
      next.push(Math.min(changed + (letter === wanted ? 0 : 1), left + 1, added + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
