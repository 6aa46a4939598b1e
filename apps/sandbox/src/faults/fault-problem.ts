import { contractOperations } from "../contract/operations.ts";
import type { FaultEffect, NewFault } from "./fault.ts";

/** Below 200 an answer is not the last one. */
export const LOWEST_STATUS = 200;
export const HIGHEST_STATUS = 599;
/** A request waits no longer than anything that tests it. */
export const LONGEST_DELAY_MS = 3_600_000;

/** What Node writes as a header; it throws for anything else. */
export const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
export const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** They say where an answer ends, which the sandbox does. */
const FRAMING = new Set(["content-length", "transfer-encoding", "connection"]);

const isStatus = (status: number) =>
  Number.isInteger(status) && status >= LOWEST_STATUS && status <= HIGHEST_STATUS;

const STATUS = `status must be an integer from ${LOWEST_STATUS} to ${HIGHEST_STATUS}.`;

function isJson(value: unknown): boolean {
  try {
    return value === undefined || JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}

function effectProblem(effect: FaultEffect): string | undefined {
  switch (effect.kind) {
    case "answer":
      if (!isStatus(effect.status)) return STATUS;
      if (!isJson(effect.body)) return "body must be a string, or something that JSON has.";
      return Object.entries(effect.headers ?? {}).every(
        ([name, value]) =>
          HEADER_NAME.test(name) &&
          !FRAMING.has(name.toLowerCase()) &&
          typeof value === "string" &&
          HEADER_VALUE.test(value),
      )
        ? undefined
        : "headers must have names and values that HTTP has, and no content-length, transfer-encoding or connection.";
    case "html":
      return effect.status === undefined || isStatus(effect.status) ? undefined : STATUS;
    case "rate_limit": {
      const { retry_after_seconds: seconds = 0 } = effect;
      if (Number.isSafeInteger(seconds) && seconds >= 0) return undefined;
      return "retry_after_seconds must be an integer of 0 or more.";
    }
    case "cut_before":
    case "cut_after":
    case "truncate":
      return undefined;
    default:
      return "kind must be answer, rate_limit, html, cut_before, cut_after or truncate.";
  }
}

/** Why there cannot be such a fault, in a sentence; undefined when there can. */
export function faultProblem(fault: NewFault): string | undefined {
  const { operation = "*", times = 1, probability = 1, delay_ms: delayMs = 0, effect } = fault;
  if (operation !== "*" && !contractOperations.some(({ operationId }) => operationId === operation)) {
    return "operation must be an operationId of the contract, or * for all of them.";
  }
  if (!Number.isInteger(times) || times < 1) return "times must be an integer of 1 or more.";
  if (!(probability >= 0 && probability <= 1)) return "probability must be a number from 0 to 1.";
  if (!(delayMs >= 0 && delayMs <= LONGEST_DELAY_MS)) {
    return `delay_ms must be a number from 0 to ${LONGEST_DELAY_MS}.`;
  }
  return effect === undefined ? undefined : effectProblem(effect);
}
