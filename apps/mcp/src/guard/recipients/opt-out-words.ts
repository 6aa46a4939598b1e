/** The words that US carriers and the FCC take as leave to stop. */
const STANDARD_OUT = [
  "STOP",
  "STOPALL",
  "STOP ALL",
  "UNSUBSCRIBE",
  "CANCEL",
  "END",
  "QUIT",
  "REVOKE",
  "OPTOUT",
  "OPT OUT",
];

/** An addition: what people who write Spanish or French to a US or Canadian number send instead. */
const OTHER_LANGUAGES_OUT = ["PARAR", "ALTO", "CANCELAR", "ARRET", "ARRÊT"];

const OUT: ReadonlySet<string> = new Set([...STANDARD_OUT, ...OTHER_LANGUAGES_OUT]);
const IN: ReadonlySet<string> = new Set(["START", "UNSTOP"]);

/** UTF-16 units, as long as one SMS: a longer text says more than one word, whatever it consists of. */
const MAX_LENGTH = 160;

/**
 * Whether the whole text is a word that asks for no more messages ("out") or for messages again ("in"). Case,
 * white space, punctuation, other signs, invisible characters and one "please" before or after do not matter, so
 * "OPT-OUT" is "OPT OUT". Fast for a text of any length.
 */
export function optOutWord(body: string): "out" | "in" | undefined {
  if (body.length > MAX_LENGTH || saysMore(body)) return undefined;
  // NFKC makes plain letters of full-width ones. A character that nobody sees must not split or prolong a word.
  const visible = body.normalize("NFKC").replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  const words = visible.toUpperCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  const said = withoutPlease(words).join(" ");
  if (OUT.has(said)) return "out";
  return IN.has(said) ? "in" : undefined;
}

/** More than the longest word and a "please". */
const MANY_LETTERS = 24;

/** Most texts are told from a word by counting, long before they have been read. */
function saysMore(body: string): boolean {
  let letters = 0;
  for (let at = 0; at < body.length; at += 1) {
    const code = body.charCodeAt(at) | 0x20;
    if (code >= 0x61 && code <= 0x7a) letters += 1;
    if (letters > MANY_LETTERS) return true;
  }
  return false;
}

function withoutPlease(words: readonly string[]): readonly string[] {
  if (words[0] === "PLEASE") return words.slice(1);
  return words.at(-1) === "PLEASE" ? words.slice(0, -1) : words;
}
