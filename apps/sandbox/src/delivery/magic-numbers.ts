/** What becomes of a message to a number, beyond being delivered. */
export type Destiny =
  | "delivered"
  | "failed at level 1"
  | "failed at level 2"
  | "stays buffered"
  | "answers STOP"
  | "echoes";

/** Of any area code, by the last four digits. The inventory never offers them. */
const DESTINIES: Readonly<Record<string, Destiny>> = {
  "0191": "failed at level 1",
  "0192": "failed at level 2",
  "0193": "stays buffered",
  "0194": "answers STOP",
  "0195": "echoes",
};

const FICTION = /^1[2-9]\d{2}555(01\d\d)$/;

/** @param number eleven digits. */
export function destinyOf(number: string): Destiny {
  const line = FICTION.exec(number)?.[1];
  const destiny = line !== undefined && Object.hasOwn(DESTINIES, line) ? DESTINIES[line] : undefined;
  return destiny ?? "delivered";
}
