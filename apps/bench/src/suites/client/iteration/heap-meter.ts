export const EARLY_ITEMS = 1_000;

export type WalkFigures = {
  /** Heap in use after a collection, in MB (10⁶ bytes), at item 1,000 and at the last one. */
  heapEarlyMegabytes: number;
  heapLateMegabytes: number;
  /** From item 1,000 to the last one: start and warm-up are not in it, nor are the two collections. */
  itemsPerSecond: number;
};

/** Counts items as they come, and looks at the heap twice. */
export class HeapMeter {
  readonly #items: number;
  readonly #collect: () => void;
  #count = 0;
  #begin = 0;
  #heapEarly = 0;
  #figures: WalkFigures | undefined;

  /** `items` is how many will come, more than 1,000; `collect` is V8's `gc`, there under --expose-gc. */
  constructor(items: number, collect: () => void) {
    if (items <= EARLY_ITEMS)
      throw new RangeError(`More than ${EARLY_ITEMS} items are needed, not ${items}.`);
    this.#items = items;
    this.#collect = collect;
  }

  readonly take = (): void => {
    this.#count += 1;
    if (this.#count === EARLY_ITEMS) {
      this.#heapEarly = this.#heap();
      this.#begin = performance.now();
    }
    if (this.#count === this.#items) {
      const seconds = (performance.now() - this.#begin) / 1000;
      this.#figures = {
        heapEarlyMegabytes: this.#heapEarly,
        heapLateMegabytes: this.#heap(),
        itemsPerSecond: (this.#items - EARLY_ITEMS) / seconds,
      };
    }
  };

  /** @throws Error when other than the promised items came: a short walk would be a fast one. */
  figures(): WalkFigures {
    if (this.#figures !== undefined && this.#count === this.#items) return this.#figures;
    throw new Error(`${this.#count} items came, not ${this.#items}.`);
  }

  #heap(): number {
    this.#collect();
    return process.memoryUsage().heapUsed / 1e6;
  }
}
