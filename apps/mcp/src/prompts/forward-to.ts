import { z } from "zod";
import { asPhoneText } from "../terms/as-sent.ts";
import { phoneNumber } from "../terms/phone-number.ts";
import { ROUTE_ID } from "./route-record.ts";
import { quoted } from "./said.ts";

type Place = { routeId: string } | { route_type: "host" | "uri" | "number"; value: string };

const URI =
  /^(sips?:)?[\w.~!$&*+=%-]{1,100}@[A-Za-z0-9.-]{1,120}(:\d{1,5})?(;[\w-]{1,30}(=[\w.~:%-]{1,100})?){0,5}$/;
const HOST = /^[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,6}(:\d{1,5})?$/;

/** What has as many digits is a phone number, or a mistake in one. */
const PHONE_DIGITS = /^\d{10,11}$/;

/** Where calls are to go: a route that there is, or what a new one leads to. */
export const forwardTo = z.preprocess(
  asPhoneText,
  z.string().transform((text, context): Place => {
    if (ROUTE_ID.test(text) && !PHONE_DIGITS.test(text)) return { routeId: text };
    const number = phoneNumber.safeParse(text);
    if (number.success) return { route_type: "number", value: number.data };
    if (URI.test(text)) return { route_type: "uri", value: /^sips?:/.test(text) ? text : `sip:${text}` };
    if (HOST.test(text)) return { route_type: "host", value: text };
    context.addIssue({
      code: "custom",
      message:
        "Give a route id (0), a US or Canadian phone number, a SIP address (sip:desk@pbx.example.com) or a host.",
    });
    return z.NEVER;
  }),
);

export const FORWARD_TO =
  "Where calls are to go: a route id (0), a phone number, or a SIP address (sip:desk@pbx.example.com)";

/** How to come to the id of the route that is meant, if there is one. */
export function findingRoute(place: Place): string {
  if ("routeId" in place) return `The route is the one with id ${quoted(place.routeId)}.`;
  const { route_type, value } = place;
  return `The route: the one in list_routes(route_type: ${quoted(route_type)}, limit: 50), and on with offset: next_offset, that leads to ${quoted(value)}.`;
}

/** How to make it; undefined: it is there. */
export const makingRoute = (place: Place): string | undefined =>
  "routeId" in place
    ? undefined
    : `create_route(route_type: ${quoted(place.route_type)}, value: ${quoted(place.value)}, alias: a new name)`;
