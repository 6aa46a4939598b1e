import { z } from "zod";
import { phoneNumber } from "../terms/phone-number.ts";

/** Numbers that pointed at one route; `none`: at no route. */
type Group = { routeId: string; numbers: string[] };

const LONGEST = 30_000;
const HEADING = /previous[ _]routes?:/i;
const GROUP = /^\s*"?(\d{1,19}|none)"?\s*:\s*(\S.*?)[\s,.]*$/is;

/** What rerouting left as a record: `98396: +12065550140, +12065550141; 0: +12065550142`. */
export const routeRecord = z
  .string()
  .max(LONGEST, "The record is too long: put back a part of it at a time.")
  .transform((text, context): Group[] => {
    const groups = new Map<string, string[]>();
    const seen = new Set<string>();
    const fail = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    for (const part of text
      .replace(HEADING, "")
      .split(/[;\n]/)
      .filter((line) => line.trim() !== "")) {
      const [, routeId, list] = GROUP.exec(part) ?? [];
      if (routeId === undefined || list === undefined)
        return fail("Give the record as it was written: ROUTE_ID: NUMBER, NUMBER; ROUTE_ID: NUMBER.");
      for (const written of list.split(",")) {
        const { data: number } = phoneNumber.safeParse(written);
        if (number === undefined)
          return fail("Something in the record is not a phone number. Nothing else was read.");
        if (seen.has(number))
          return fail("A number stands in the record twice: which of its routes is meant?");
        seen.add(number);
        groups.set(routeId, [...(groups.get(routeId) ?? []), number]);
      }
    }
    if (groups.size === 0) return fail("The record is empty.");
    return [...groups].map(([routeId, numbers]) => ({ routeId, numbers }));
  });
