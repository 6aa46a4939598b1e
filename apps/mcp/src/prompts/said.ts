import { z } from "zod";
import { stateCode } from "../completions/states.ts";
import { visibleText } from "../terms/outside-text.ts";

// What a person fills in stands in a text that a model follows: it has to be a value, and to look like one.

const LONGEST_CITY = 64;
const NOT_IN_A_NAME = /[^\p{L}\p{M}\p{N} .'’&/-]/u;

export const city = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const fail = (message: string) => context.addIssue({ code: "custom", message });
    const [wrong] = NOT_IN_A_NAME.exec(text) ?? [];
    if (wrong !== undefined)
      fail(
        `Give the name of the city or rate center alone, without its state: Seattle. ${visibleText(wrong).trim() === "" ? "What cannot be seen" : quoted(wrong)} does not belong to a name.`,
      );
    else if (text === "" || text.length > LONGEST_CITY)
      fail(`Give the name of a city or rate center, of at most ${LONGEST_CITY} letters: Seattle.`);
  });

export const state = z.string().transform((text, context) => {
  const code = stateCode(text.slice(0, 64));
  if (code !== undefined) return code;
  context.addIssue({ code: "custom", message: "Give a US state or Canadian province: WA, or Washington." });
  return z.NEVER;
});

const LONGEST = 200;

/** Free words, on one line and without what cannot be seen. */
export const words = z
  .string()
  .transform((text) => visibleText(text).replace(/\s+/g, " ").trim())
  .pipe(z.string().max(LONGEST, `Say it in at most ${LONGEST} characters.`));

/** A value as it stands in a text: with a beginning and an end that it cannot itself write. */
export const quoted = (value: unknown): string => JSON.stringify(value);
