import { type BlockList, blockList } from "./columns.ts";

/** Names for groups, and which one each of a number of sources is in. */
type Groups = {
  /** What each group has in common, ascending, null first. */
  keys: readonly (string | null)[];
  /** The group of each source. */
  groupOf: Uint16Array;
};

/** All blocks, put into groups by the groups of their sources; the blocks of a group ascend. */
export type Grouping = Groups & {
  /** One more than there are groups. */
  starts: Uint32Array;
  /** The blocks of group `g` are `blocks[starts[g]]` to `blocks[starts[g + 1] - 1]`. */
  blocks: BlockList;
  /** Which kinds of blocks each group has: bit `k` stands for kind `k`. */
  kindBits: Uint32Array;
  /** The group of what has this in common. */
  groupAt(key: string): number | undefined;
};

/** Groups of sources that are equal. */
export function equalOnes(sources: readonly (string | null)[]): Groups {
  const distinct = new Set(sources);
  const hasNull = distinct.delete(null);
  const texts = [...distinct].sort();
  const keys = hasNull ? [null, ...texts] : texts;
  const groupOfKey = new Map<string | null, number>();
  keys.forEach((key, group) => {
    groupOfKey.set(key, group);
  });
  const groupOf = new Uint16Array(sources.length);
  sources.forEach((key, source) => {
    groupOf[source] = groupOfKey.get(key) ?? 0;
  });
  return { keys, groupOf };
}

/** The same for many sources that ascend, null first. */
export function equalNeighbours(sources: readonly (string | null)[]): Groups {
  const keys: (string | null)[] = [];
  const groupOf = new Uint16Array(sources.length);
  sources.forEach((key, source) => {
    if (source === 0 || key !== keys.at(-1)) keys.push(key);
    groupOf[source] = keys.length - 1;
  });
  return { keys, groupOf };
}

/** @param sourceOf the source of each block. */
export function groupBlocks(groups: Groups, sourceOf: Uint16Array, kindOf: Uint8Array): Grouping {
  const { keys, groupOf } = groups;
  const starts = new Uint32Array(keys.length + 1);
  const kindBits = new Uint32Array(keys.length);
  const count = sourceOf.length;
  for (let block = 0; block < count; block += 1) {
    const group = groupOf[sourceOf[block] ?? 0] ?? 0;
    starts[group + 1] = (starts[group + 1] ?? 0) + 1;
    kindBits[group] = (kindBits[group] ?? 0) | (1 << (kindOf[block] ?? 0));
  }
  for (let group = 1; group <= keys.length; group += 1) {
    starts[group] = (starts[group] ?? 0) + (starts[group - 1] ?? 0);
  }
  const next = starts.slice();
  const blocks = blockList(count, count);
  for (let block = 0; block < count; block += 1) {
    const group = groupOf[sourceOf[block] ?? 0] ?? 0;
    const at = next[group] ?? 0;
    blocks[at] = block;
    next[group] = at + 1;
  }
  const groupOfKey = new Map(keys.map((key, group) => [key, group]));
  return { keys, groupOf, starts, blocks, kindBits, groupAt: (key) => groupOfKey.get(key) };
}
