/** JSON texts of items that never change, by their id: each was checked against the contract when it was first shown. */
export type ShownItems = {
  get(id: string): string | undefined;
  keep(shown: ReadonlyMap<string, string>): void;
};

/** About 4 MB. */
const MOST_ITEMS = 10_000;

export function createShownItems(): ShownItems {
  let items = new Map<string, string>();
  return {
    get: (id) => items.get(id),
    keep: (shown) => {
      if (items.size + shown.size > MOST_ITEMS) items = new Map();
      for (const [id, text] of shown) items.set(id, text);
    },
  };
}
