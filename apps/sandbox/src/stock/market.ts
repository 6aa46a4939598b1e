import { blockAt, type Columns, locate, type Place } from "./columns.ts";
import { MEMORABLE_LINES } from "./kinds.ts";

const BITS = 32;

/** Which numbers are for sale: all of the stock except those taken. */
export class Market {
  readonly #columns: Columns;
  /** A bit for each position. */
  readonly #taken: Uint32Array;
  /** How many numbers of each block are for sale, by whether their line is memorable. */
  readonly commonLeft: Uint16Array;
  readonly memorableLeft: Uint16Array;
  /** How many of each area code are, so that a far page passes over area codes and not over their blocks. */
  readonly leftInAreaCode = new Uint32Array(1000);

  constructor(columns: Columns) {
    const { lines, starts, exchanges } = columns;
    this.#columns = columns;
    this.#taken = new Uint32Array(Math.ceil(lines.length / BITS));
    this.commonLeft = new Uint16Array(exchanges.length);
    this.memorableLeft = new Uint16Array(exchanges.length);
    for (let block = 0; block < exchanges.length; block += 1) {
      const start = starts[block] ?? 0;
      const end = starts[block + 1] ?? 0;
      let memorable = 0;
      for (let position = start; position < end; position += 1) {
        memorable += MEMORABLE_LINES[lines[position] ?? 0] ?? 0;
      }
      this.memorableLeft[block] = memorable;
      this.commonLeft[block] = end - start - memorable;
      this.#countInAreaCode(block, end - start);
    }
  }

  isTaken(position: number): boolean {
    return ((this.#taken[position >>> 5] ?? 0) & (1 << (position & 31))) !== 0;
  }

  /** False when the number is not in the stock or taken already. */
  take(value: string): boolean {
    return this.#set(locate(this.#columns, value), true);
  }

  /** False when the number is not in the stock or was not taken. */
  release(value: string): boolean {
    return this.#set(locate(this.#columns, value), false);
  }

  /** Exactly these are taken from now on; values that are not in the stock are passed over. */
  setTaken(values: Iterable<string>): void {
    this.#taken.forEach((word, at) => {
      if (word !== 0) this.#releaseWord(word, at * BITS);
    });
    for (const value of values) this.take(value);
  }

  #releaseWord(word: number, first: number): void {
    for (let bit = 0; bit < BITS; bit += 1) {
      const position = first + bit;
      if ((word & (1 << bit)) !== 0) this.#set({ block: blockAt(this.#columns, position), position }, false);
    }
  }

  #set(place: Place | undefined, taken: boolean): boolean {
    if (place === undefined || this.isTaken(place.position) === taken) return false;
    const { block, position } = place;
    const word = position >>> 5;
    this.#taken[word] = (this.#taken[word] ?? 0) ^ (1 << (position & 31));
    const line = this.#columns.lines[position] ?? 0;
    const left = MEMORABLE_LINES[line] === 1 ? this.memorableLeft : this.commonLeft;
    const change = taken ? -1 : 1;
    left[block] = (left[block] ?? 0) + change;
    this.#countInAreaCode(block, change);
    return true;
  }

  #countInAreaCode(block: number, change: number): void {
    const areaCode = Math.floor((this.#columns.exchanges[block] ?? 0) / 1000);
    this.leftInAreaCode[areaCode] = (this.leftInAreaCode[areaCode] ?? 0) + change;
  }
}
