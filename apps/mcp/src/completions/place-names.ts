// Names of places as people write them, and as the carrier has them: without accents, ten letters at most.

const LETTERS: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ø: "o", ß: "ss" };

const withoutAccents = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[œæøß]/g, (letter) => LETTERS[letter] ?? "");

/** As names are compared: `Saint-Jérôme`, `ST. PAUL` and `st paul` without all that is no letter or digit. */
export const folded = (text: string): string => withoutAccents(text).replace(/[^\p{L}\p{N}]/gu, "");

const LONGEST = 10;

/** As the carrier would write it if it did not abbreviate it: `O’Fallon` is OFALLON, `Los Angeles` LOSANGELES. */
export function asRateCenter(text: string): string {
  const name = withoutAccents(text)
    .replace(/['’.]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toUpperCase();
  return name.length > LONGEST ? name.replaceAll(" ", "") : name;
}

/** Whether a rate center begins as what is typed, or is short for it: SANFRANCSC for `san francisco`. */
export function isMeantBy(text: string): (rateCenter: string) => boolean {
  const typed = folded(text);
  return (rateCenter) => {
    const name = folded(rateCenter);
    return name.startsWith(typed) || isShortFor(name, typed);
  };
}

/** Carriers leave letters out of what is too long for them, and seldom the first ones. */
function isShortFor(name: string, full: string): boolean {
  if (full.length <= LONGEST || name.length < LONGEST - 2 || name.slice(0, 3) !== full.slice(0, 3))
    return false;
  let at = 0;
  for (const letter of full) if (letter === name[at]) at += 1;
  return at === name.length;
}
