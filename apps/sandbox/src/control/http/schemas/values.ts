import { z } from "zod";
import type { Page } from "../../control.ts";
import { WORLD_NUMBER } from "../../number-forms.ts";
import { HIGHEST_LIMIT } from "../../page.ts";

export const time = z.iso.datetime();

export const count = z.int().min(0);

/** Eleven digits. */
export const phoneNumber = z.string().regex(/^\d{11}$/);

/** With its country code, anywhere. */
export const worldNumber = z.string().regex(WORLD_NUMBER);

/** As HTTP Basic takes it: a colon would end it. */
export const accessKey = z
  .string()
  .min(1)
  .regex(/^[^:]*$/);

/** Fits into an integer that JavaScript holds exactly. */
const DIGITS = /^\d{1,15}$/;

/** A query has only text. What is not all digits stays text, and so is refused. */
export function fromDigits(schema: z.ZodType<number>): z.ZodType<number> {
  return z.preprocess(
    (value) => (typeof value === "string" && DIGITS.test(value) ? Number(value) : value),
    schema,
  );
}

export const limitInQuery = fromDigits(z.int().min(1).max(HIGHEST_LIMIT)).exactOptional();

export const page: z.ZodType<Page> = z.strictObject({
  limit: limitInQuery,
  offset: fromDigits(count).exactOptional(),
});

export const idInPath: z.ZodType<{ id: number }> = z.strictObject({ id: fromDigits(count) });
