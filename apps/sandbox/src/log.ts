/** Takes one line without a line break. It never holds a key, a text or a phone number. */
export type Log = (line: string) => void;
