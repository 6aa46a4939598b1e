/** This program, as those parts that start something have to know it. */
export type Program = {
  /** How a person starts it in a terminal. */
  command: string;
  version: string;
  /** Tells the operator. */
  say: (line: string) => void;
};
