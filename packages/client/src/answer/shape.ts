import type { Accepted } from "../request/send.ts";
import { unexpected } from "./refusal.ts";

/** A JSON object: not null, not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A resource without attributes, or whose attributes do not matter. */
export function isIdentified(value: unknown): boolean {
  return isObject(value) && typeof value["id"] === "string" && value["id"] !== "";
}

/** A resource with attributes. */
export function isResource(value: unknown): boolean {
  return isObject(value) && isIdentified(value) && isObject(value["attributes"]);
}

/** A document of one resource. */
export function holdsOne(isData: (data: unknown) => boolean): (document: unknown) => boolean {
  return (document) =>
    isObject(document) &&
    isData(document["data"]) &&
    isObject(document["links"] ?? {}) &&
    Array.isArray(document["included"] ?? []);
}

/** A document of a page of resources. */
export function holdsPage(isItem: (item: unknown) => boolean): (document: unknown) => boolean {
  return holdsOne((data) => Array.isArray(data) && data.every(isItem));
}

/**
 * The document of a 2xx answer, once it has been looked at: the contract's type is a promise of the carrier, and
 * what stands between may break it.
 *
 * @throws {FlowrouteUnexpectedResponseError} if it does not hold what the caller is about to read.
 */
export function documentOf<Data>(accepted: Accepted<Data>, holds: (document: unknown) => boolean): Data {
  const { trip, data, response } = accepted;
  if (data !== undefined && holds(data)) return data;
  throw unexpected(trip, response, data === undefined ? "no body" : "JSON of another shape");
}

/** @throws {FlowrouteUnexpectedResponseError} if the answer is anything but 204. */
export function expectNoContent({ trip, response }: Accepted<unknown>): void {
  if (response.status !== 204) throw unexpected(trip, response, "a body where none is due");
}
