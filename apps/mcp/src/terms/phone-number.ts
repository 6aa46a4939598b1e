import { FlowrouteInputError, parsePhoneNumber, toE164 } from "flowroute-client";
import { z } from "zod";
import { asCommaList, asPhoneText } from "./as-sent.ts";

/** One US or Canadian number, in any common way of writing it; E.164 inside. */
export const phoneNumber = z.preprocess(
  asPhoneText,
  z.string().transform((text, context) => {
    try {
      return parsePhoneNumber(text).e164;
    } catch (error) {
      if (!(error instanceof FlowrouteInputError)) throw error;
      context.addIssue({ code: "custom", message: error.message });
      return z.NEVER;
    }
  }),
);

const ABROAD = /^\+(?!1)[1-9]\d{6,14}$/;

/** Who gets a message: a US or Canadian number as people write it, or another with its plus; E.164 inside. */
export const recipient = z.preprocess(
  asPhoneText,
  z.string().transform((text, context) => {
    const compact = text.replace(/[\s().-]/g, "");
    if (ABROAD.test(compact)) return compact;
    const read = phoneNumber.safeParse(text);
    if (read.success) return read.data;
    for (const { message } of read.error.issues) context.addIssue({ code: "custom", message });
    return z.NEVER;
  }),
);

/** A list of numbers, each once. */
export const phoneNumbers = (max: number) =>
  z
    .preprocess(
      asCommaList,
      z
        .array(phoneNumber)
        .min(1)
        .max(max)
        .transform((numbers) => [...new Set(numbers)]),
    )
    .describe("US or Canadian numbers");

/** E.164 of what the carrier calls a number; what it cannot read stays as the carrier wrote it. */
export function e164(wire: string): string {
  try {
    return toE164(wire);
  } catch {
    return wire;
  }
}
