import { FlowrouteWebhookError } from "./webhook-error.ts";

/** A value of the payload, and the way to it. */
export interface Place {
  readonly path: string;
  readonly value: unknown;
}

/** A member of an object; its value is undefined where the object has none of its own. */
export function at(parent: Place, key: string): Place {
  const { path, value } = parent;
  if (kindOf(value) !== "object") throw refused(parent, "an object");
  return { path: path ? `${path}.${key}` : key, value: Object.getOwnPropertyDescriptor(value, key)?.value };
}

export function items(place: Place): Place[] {
  const { path, value } = place;
  if (!Array.isArray(value)) throw refused(place, "an array");
  return value.map((item: unknown, index) => ({ path: `${path}[${index}]`, value: item }));
}

/** A member, or null where it is missing or null. */
export function optional<Value>(parent: Place, key: string, read: (place: Place) => Value): Value | null {
  const member = at(parent, key);
  return (member.value ?? null) === null ? null : read(member);
}

export function text(place: Place, form = /^/, expected = "a string"): string {
  const { value } = place;
  if (typeof value === "string" && form.test(value)) return value;
  throw refused(place, expected);
}

/** A whole number, or its digits as a string. */
export function integer(place: Place, least = 0): number {
  const { value } = place;
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  // Adding 0 makes 0 of -0.
  if (typeof number === "number" && Number.isSafeInteger(number) && number >= least) return number + 0;
  throw refused(place, `an integer from ${least}`);
}

/** A boolean, or its name as a string. */
export function flag(place: Place): boolean {
  const { value } = place;
  const is = value === "true" || (value !== "false" && value);
  if (typeof is === "boolean") return is;
  throw refused(place, "true or false");
}

/** The error for a value that is not what is expected. It tells the kind of the value alone. */
export function refused({ path, value }: Place, expected: string): FlowrouteWebhookError {
  return new FlowrouteWebhookError(path, expected, kindOf(value));
}

function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
