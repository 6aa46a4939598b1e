import { FlowrouteUnexpectedResponseError } from "../errors/failed.ts";
import { became } from "../operations/operation-id.ts";
import type { Accepted } from "../request/send.ts";
import { factsOf } from "./refusal.ts";

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
export function holdsOne(isItem: (item: unknown) => boolean): (document: unknown) => boolean {
  return (document) => isObject(document) && isItem(document["data"]) && hasIncluded(document);
}

/** A document of a page of resources. */
export function holdsPage(isItem: (item: unknown) => boolean): (document: unknown) => boolean {
  return (document) =>
    isObject(document) &&
    Array.isArray(document["data"]) &&
    document["data"].every(isItem) &&
    (document["links"] === undefined || isObject(document["links"])) &&
    hasIncluded(document);
}

function hasIncluded(document: Record<string, unknown>): boolean {
  return document["included"] === undefined || Array.isArray(document["included"]);
}

/**
 * The document of a 2xx answer, once it has been looked at: the contract's type is a promise of the carrier, and
 * what stands between may break it.
 *
 * @throws {FlowrouteUnexpectedResponseError} if it does not hold what the caller is about to read.
 */
export function documentOf<Data>(accepted: Accepted<Data>, holds: (document: unknown) => boolean): Data {
  const { data } = accepted;
  if (data !== undefined && holds(data)) return data;
  throw unexpected(accepted, data === undefined ? "no body" : "JSON of another shape than this API's");
}

/** @throws {FlowrouteUnexpectedResponseError} if the answer is anything but 204. */
export function expectNoContent(accepted: Accepted<unknown>): void {
  if (accepted.response.status !== 204) throw unexpected(accepted, "a body where none is due");
}

function unexpected({ trip, response }: Accepted<unknown>, what: string): FlowrouteUnexpectedResponseError {
  return new FlowrouteUnexpectedResponseError(
    `${trip.operationId} was answered (${response.status}) with ${what}. Check that baseUrl leads to the API. ${became(trip.operationId, "unknown")}`,
    "unknown",
    { ...factsOf(trip), requestId: response.headers.get("x-request-id") ?? undefined },
  );
}
