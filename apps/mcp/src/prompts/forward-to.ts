import { z } from "zod";
import { asPhoneText } from "../terms/as-sent.ts";
import { phoneNumber } from "../terms/phone-number.ts";
import { quoted } from "./said.ts";

type Place = { routeId: string } | { route_type: "host" | "uri" | "number"; value: string };

/** Longer, it is a phone number. */
const ROUTE_ID = /^\d{1,9}$/;
const URI = /^(sips?:)?[\w.~!$&*+=%-]{1,100}@[A-Za-z0-9.-]{1,120}(:\d{1,5})?$/;
const HOST = /^[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,6}(:\d{1,5})?$/;

/** Where calls are to go: a route that there is, or what a new one leads to. */
export const forwardTo = z.preprocess(
  asPhoneText,
  z.string().transform((text, context): Place => {
    if (ROUTE_ID.test(text)) return { routeId: text };
    const number = phoneNumber.safeParse(text);
    if (number.success) return { route_type: "number", value: number.data };
    if (URI.test(text)) return { route_type: "uri", value: /^sips?:/.test(text) ? text : `sip:${text}` };
    if (HOST.test(text)) return { route_type: "host", value: text };
    context.addIssue({
      code: "custom",
      message: "Give a route id, a phone number, a SIP address (user@host) or a host.",
    });
    return z.NEVER;
  }),
);

export const FORWARD_TO = "Where calls are to go: a route id, a phone number, or a SIP address";

/** How to come to the id of the route that is meant. */
export function findingRoute(place: Place): string {
  if ("routeId" in place) return `The route is the one with id ${quoted(place.routeId)}.`;
  const { route_type, value } = place;
  return `The route: the one in list_routes(route_type: ${quoted(route_type)}, limit: 50) that leads to ${quoted(value)}. If there is none, create_route(route_type: ${quoted(route_type)}, value: ${quoted(value)}, alias: a new name).`;
}
