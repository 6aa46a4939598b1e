import { z } from "zod";
import { visibleText } from "../terms/outside-text.ts";
import { phoneNumber } from "../terms/phone-number.ts";

/** Numbers that pointed at one route; `none`: at no route. */
type Group = { routeId: string; numbers: string[] };

/** `outage`: the route that the numbers were pointed at; undefined if the record does not tell. */
type RouteRecord = { outage: string | undefined; groups: Group[] };

/** The carrier's ids are shorter yet. */
export const ROUTE_ID = /^\d{1,19}$/;

/** How a record is written. */
export const RECORD = "outage ROUTE_ID; ROUTE_ID: NUMBER, NUMBER; none: NUMBER";

const LONGEST = 30_000;
const OUTAGE = /^outage(?:[ _-]?route)?(?:[ _-]?id)?[\s:=]*(\d{1,19})$/i;
const GROUP = /^(\d{1,19}|none)\s*:(.*)$/is;

/** What models and people put around a record: fences, headings, bullets, emphasis and quotes. */
const bare = (text: string): string =>
  text
    .replace(/^[ \t]*(`{3,}|~{3,}).*$/gm, "")
    .replace(/[*`"“”]/g, "")
    .replace(/^[ \t]*[-–—•+>](?=[ \t])/gm, "")
    .replace(/^[ \t]*\d{1,2}[.)](?=[ \t])/gm, "")
    .replace(/^(?![ \t]*outage)[^\d:;\n]*\b(record|routes?)[ \t]*:/gim, "");

/** What rerouting left as a record: `outage 98397; 98396: +12065550140, +12065550141; none: +12065550142`. */
export const routeRecord = z
  .string()
  .max(LONGEST, "The record is too long: put back a part of it at a time.")
  .transform((text, context): RouteRecord => {
    const groups = new Map<string, string[]>();
    const seen = new Set<string>();
    let outage: string | undefined;
    let current: string[] | undefined;
    const fail = (message: string) => {
      context.addIssue({
        code: "custom",
        message: `${message} Nothing was read. Give the record as it was written: ${RECORD}.`,
      });
      return z.NEVER;
    };
    const parts = bare(text).split(/[;\n]/);
    for (const part of parts.map((each) => each.trim().replace(/[\s,.]+$/, ""))) {
      if (part === "") continue;
      const [, route] = OUTAGE.exec(part) ?? [];
      if (route !== undefined) {
        if (outage !== undefined && outage !== route)
          return fail("The record names two routes of the outage.");
        outage = route;
        continue;
      }
      const [, routeId, list = part] = GROUP.exec(part) ?? [];
      if (routeId !== undefined) {
        const id = routeId.toLowerCase();
        current = groups.get(id) ?? [];
        groups.set(id, current);
      }
      if (current === undefined) return fail(`${shown(part)} is no part of a record.`);
      for (const written of list.split(",").filter((each) => each.trim() !== "")) {
        const { data: number } = phoneNumber.safeParse(written);
        if (number === undefined) return fail(`${shown(written)} in the record is not a phone number.`);
        if (seen.has(number))
          return fail(`${shown(written)} stands in the record twice: which of its routes is meant?`);
        seen.add(number);
        current.push(number);
      }
    }
    if (seen.size === 0) return fail("The record has no numbers in it.");
    return {
      outage,
      groups: [...groups].flatMap(([routeId, numbers]) =>
        numbers.length === 0 ? [] : [{ routeId, numbers }],
      ),
    };
  });

const LONGEST_SHOWN = 40;

/** Enough of a part to find it, and no whole phone number. */
function shown(part: string): string {
  const text = visibleText(part).replace(/\s+/g, " ").trim();
  const cut = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return JSON.stringify(cut.replace(/\d[\d\s().-]{5,}(?=\d{2})/g, "…"));
}
