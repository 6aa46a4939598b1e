import { LOCAL } from "../access/identity.ts";

/** Of this a name consists that could not pass for a subject. */
const PLAIN = /^[\p{L}\p{M}\p{N} _.@/+-]+$/u;

/**
 * A caller, for the operator: as it was proven, and in brackets as its host calls itself, such as `token:support-desk
 * (claude-code 2.1.0)`. On this machine there is nothing to prove. A host may call itself anything: what could pass for
 * somebody else is in quotation marks.
 */
export function who({ subject, caller }: { subject: string; caller: string }): string {
  const name = PLAIN.test(caller) ? caller : JSON.stringify(caller);
  return subject === LOCAL.subject ? name : `${subject} (${name})`;
}
