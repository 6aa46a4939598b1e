/** How many numbers are kept as they came, before they are laid down with the others. */
const FEW = 4096;

/**
 * The ids that an iteration has given, exactly. One that is made of digits, as phone numbers are, takes eight bytes:
 * memory stays flat, however many numbers an account has.
 */
export class GivenIds {
  #laidDown = new Float64Array();
  readonly #recent = new Set<number>();
  readonly #others = new Set<string>();

  /** Whether it is given for the first time, now. */
  add(id: string): boolean {
    // Of these, no two make the same number, and none is rounded.
    if (!/^[1-9]\d{0,14}$/.test(id)) return !this.#others.has(id) && this.#others.add(id) !== undefined;
    const number = Number(id);
    if (this.#recent.has(number) || this.#isLaidDown(number)) return false;
    if (this.#recent.add(number).size > FEW) {
      this.#laidDown = Float64Array.from([...this.#laidDown, ...this.#recent]).sort();
      this.#recent.clear();
    }
    return true;
  }

  #isLaidDown(number: number): boolean {
    let low = 0;
    let high = this.#laidDown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#laidDown[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    return this.#laidDown[low] === number;
  }
}
