/**
 * How a rate center's exchanges are written in `exchanges.data.json`: ascending, as the first NXX in two
 * base-36 digits, then one sign for each step to the next.
 *
 * - `1`-`9`, `a`-`z`: the next NXX is 1 to 35 higher.
 * - `A`-`Z`: the next 1 to 26 NXX follow without a gap.
 * - `+xx`: the next NXX is `xx` higher, in two base-36 digits.
 */

const CODE_A = 65;
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

/** The inverse of {@link encodeExchangeList}. Throws a RangeError on text that it would not have written. */
export function decodeExchangeList(text: string): number[] {
  let last = Number.parseInt(text.slice(0, 2), 36);
  const decoded = [last];
  for (let at = 2; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= CODE_A && code < CODE_A + LONGEST_RUN) {
      for (let more = code - CODE_A + 1; more > 0; more -= 1) {
        last += 1;
        decoded.push(last);
      }
    } else if (text[at] === "+") {
      last += Number.parseInt(text.slice(at + 1, at + 3), 36);
      decoded.push(last);
      at += 2;
    } else {
      last += Number.parseInt(text.charAt(at), 36);
      decoded.push(last);
    }
  }
  if (!(last >= 200 && last <= 999)) throw new RangeError("Not an exchange list: it leaves 200 to 999.");
  return decoded;
}
