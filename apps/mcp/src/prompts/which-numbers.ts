import { z } from "zod";
import { asCommaList } from "../terms/as-sent.ts";
import { phoneNumber } from "../terms/phone-number.ts";
import { quoted } from "./said.ts";

type Which = "all" | { startsWith: string } | { numbers: string[] };

const MOST = 200;
const list = z.preprocess(asCommaList, z.array(phoneNumber).min(1).max(MOST));

/** Some of the account's numbers: all, those that begin alike, or a list. */
export const whichNumbers = z.string().transform((text, context): Which => {
  const said = text.trim();
  if (/^all$/i.test(said)) return "all";
  if (/^\+?[\d\s().-]{1,14}$/.test(said)) {
    const startsWith = said.replace(/\D/g, "");
    if (/^(1\d{0,9}|[2-9]\d{0,8})$/.test(startsWith)) return { startsWith };
  }
  const read = list.safeParse(said);
  if (read.success) return { numbers: [...new Set(read.data)] };
  context.addIssue({
    code: "custom",
    message: `Give "all", the first digits of the numbers (206), or up to ${MOST} numbers with commas between them.`,
  });
  return z.NEVER;
});

/** How to come to the numbers that are meant. */
export function findingNumbers(which: Which): string {
  if (which === "all")
    return "The numbers: list_numbers(limit: 50), and on with offset: next_offset to the end.";
  if ("startsWith" in which)
    return `The numbers: list_numbers(starts_with: ${quoted(which.startsWith)}, limit: 50), and on with offset: next_offset to the end.`;
  return `The numbers: ${quoted(which.numbers)}.`;
}
