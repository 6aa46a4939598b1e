import { FlowrouteInputError } from "../errors/failed.ts";

const WHERE = "Both keys are in the Manage portal, Preferences > API Control (https://manage.flowroute.com).";

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
    throw new FlowrouteInputError(`Keys are missing: pass ${missing.join(" and ")}. ${WHERE}`);
  }
  checkKey("accessKey", accessKey, /[\s\p{Cc}:]/u);
  checkKey("secretKey", secretKey, /[\s\p{Cc}]/u);
  return `Basic ${base64(`${accessKey}:${secretKey}`)}`;
}

function checkKey(option: string, key: unknown, never: RegExp): void {
  // A line break at the end of a copied key is the usual reason for a 401.
  if (typeof key === "string" && !never.test(key)) return;
  throw new FlowrouteInputError(
    `${option} is not a key: it holds white space, a colon or a control character. ${WHERE}`,
  );
}

/** Base64 of the UTF-8 bytes, without Buffer. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
