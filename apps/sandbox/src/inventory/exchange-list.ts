/**
 * How a rate center's exchanges are written in `exchanges.data.json`: ascending, as the first NXX in two
 * base-36 digits, then one sign for each step to the next.
 *
 * - `1`-`9`, `a`-`z`: the next NXX is 1 to 35 higher.
 * - `A`-`Z`: the next 1 to 26 NXX follow without a gap.
 * - `+xx`: the next NXX is `xx` higher, in two base-36 digits.
 */

const CODE_A = "A".charCodeAt(0);
const CODE_PLUS = "+".charCodeAt(0);
const CODE_COMMA = ",".charCodeAt(0);
const LONGEST_RUN = 26;

const twoDigits = (value: number) => value.toString(36).padStart(2, "0");

/** @param ascending distinct NXX, 200 to 999, in ascending order; at least one. */
export function encodeExchangeList(ascending: readonly number[]): string {
  const [first, ...rest] = ascending;
  if (first === undefined) throw new RangeError("An exchange list holds at least one NXX.");
  let text = twoDigits(first);
  let last = first;
  let run = 0;
  const endRun = () => {
    if (run > 0) text += String.fromCharCode(CODE_A + run - 1);
    run = 0;
  };
  for (const nxx of rest) {
    const step = nxx - last;
    if (step === 1) {
      run += 1;
      if (run === LONGEST_RUN) endRun();
    } else {
      endRun();
      text += step < 36 ? step.toString(36) : `+${twoDigits(step)}`;
    }
    last = nxx;
  }
  endRun();
  return text;
}

/** The value of a base-36 digit, `0`-`9` or `a`-`z`, from its character code. */
const digit = (code: number) => (code < 58 ? code - 48 : code - 87);

/**
 * The inverse of {@link encodeExchangeList}: reads the list that begins at `from` and ends at a comma or with the
 * text, and sets `marks[nxx] = mark` for each of its exchanges. It fills an array in place because 50,000
 * exchanges are read at every start.
 *
 * @returns where the list ends.
 */
export function markExchanges(text: string, from: number, marks: Uint16Array, mark: number): number {
  let nxx = digit(text.charCodeAt(from)) * 36 + digit(text.charCodeAt(from + 1));
  marks[nxx] = mark;
  let at = from + 2;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CODE_COMMA) break;
    if (code >= CODE_A && code < CODE_A + LONGEST_RUN) {
      for (const end = nxx + code - CODE_A + 1; nxx < end; ) {
        nxx += 1;
        marks[nxx] = mark;
      }
      continue;
    }
    if (code === CODE_PLUS) {
      nxx += digit(text.charCodeAt(at + 1)) * 36 + digit(text.charCodeAt(at + 2));
      at += 2;
    } else nxx += digit(code);
    marks[nxx] = mark;
  }
  return at;
}
