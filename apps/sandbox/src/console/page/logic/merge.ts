type Item = { id: string | number };

/**
 * A list, newest first, with its newest part read again: what is older is kept. Undefined when there is a gap between
 * the two, so that all of it must be read again.
 *
 * @param asked how many were asked for: fewer are the whole list.
 */
export function mergeNewest<T extends Item>(
  known: readonly T[],
  newest: readonly T[],
  asked: number,
): readonly T[] | undefined {
  const oldest = newest.at(-1);
  if (oldest === undefined || newest.length < asked) return newest;
  const at = known.findIndex(({ id }) => id === oldest.id);
  return at < 0 ? undefined : [...newest, ...known.slice(at + 1)];
}

/** A list with an older part put behind it, where some of it may be known. */
export function appendOlder<T extends Item>(known: readonly T[], older: readonly T[]): readonly T[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...older.filter(({ id }) => !ids.has(id))];
}
