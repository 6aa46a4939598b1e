/** The digits that a number must start with: country code 1 is assumed, unless another is given with a plus. */
export function startingDigits(startsWith: string): string {
  if (startsWith.startsWith("+")) return startsWith.slice(1);
  // No area code starts with 1.
  return startsWith.startsWith("1") ? startsWith : `1${startsWith}`;
}

/** Digits as records have them: without the plus. */
export function wireDigits(number: string): string {
  return number.startsWith("+") ? number.slice(1) : number;
}
