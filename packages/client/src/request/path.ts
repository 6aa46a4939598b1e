import { FlowrouteInputError } from "../errors/failed.ts";
import { parseNanp } from "../phone-number.ts";

/** What may stand in a path, by the collection that it follows. Nothing else ever gets into a URL's path. */
const FORMS: Record<string, (value: unknown) => string> = {
  numbers: (value) => parseNanp(value, "The phone number").wire,
  messages: parseMessageId,
  routes: parseRouteId,
};

const PLACEHOLDER = /([^/{}]+)\/\{([^{}]+)\}/g;

/**
 * Fills the placeholders of a path of the contract: `/v2/numbers/{id}`.
 *
 * @throws {FlowrouteInputError} if a value is missing or not of the form that its place asks for.
 */
export function fillPath(template: string, values: Record<string, unknown> = {}): string {
  return template.replace(PLACEHOLDER, (_, collection: string, name: string) => {
    const value = values[name];
    const form = FORMS[collection];
    if (!value || !form) throw new FlowrouteInputError(`The ${name.replace("_", " ")} is missing.`);
    return `${collection}/${form(value)}`;
  });
}

/** @throws {FlowrouteInputError} if it is not `mdr2-` and 32 hexadecimal digits in lower case. */
export function parseMessageId(id: unknown): string {
  if (typeof id === "string" && /^mdr2-[0-9a-f]{32}$/.test(id)) return id;
  throw new FlowrouteInputError(
    "The message id is not one: mdr2- and 32 hexadecimal digits, as messages.send gives it.",
  );
}

/** @throws {FlowrouteInputError} if it is not made of digits. */
export function parseRouteId(id: unknown): string {
  if (typeof id === "string" && /^\d{1,20}$/.test(id)) return id;
  throw new FlowrouteInputError("The route id is not one: a string of digits, as routes.list gives it.");
}
