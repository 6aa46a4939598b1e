import { FlowrouteInputError } from "../errors/failed.ts";

/** Where an account's keys are. */
export const KEYS_ARE =
  "The keys are in the Manage portal (https://manage.flowroute.com) under Preferences > API Control.";

/**
 * The Authorization header of HTTP Basic.
 *
 * @throws {FlowrouteInputError} if a key is missing or cannot be one. Never repeats a key.
 */
export function authorization(accessKey: string | undefined, secretKey: string | undefined): string {
  const missing = [
    ...(accessKey ? [] : ["accessKey (or set FLOWROUTE_ACCESS_KEY)"]),
    ...(secretKey ? [] : ["secretKey (or set FLOWROUTE_SECRET_KEY)"]),
  ];
  if (missing.length > 0) {
    throw new FlowrouteInputError(`Keys are missing: pass ${missing.join(" and ")}. ${KEYS_ARE}`);
  }
  checkKey("accessKey", accessKey, /[\s\p{Cc}:]/u);
  checkKey("secretKey", secretKey, /[\s\p{Cc}]/u);
  return `Basic ${base64(`${accessKey}:${secretKey}`)}`;
}

function checkKey(option: string, key: unknown, never: RegExp): void {
  // A line break at the end of a copied key is the usual reason for a 401.
  if (typeof key === "string" && !never.test(key)) return;
  throw new FlowrouteInputError(
    `${option} is not a key: it holds white space, a colon or a control character. ${KEYS_ARE}`,
  );
}

/** Base64 of the UTF-8 bytes, without Buffer. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
