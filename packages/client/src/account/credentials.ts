import { FlowrouteInputError } from "../errors/failed.ts";

const WHERE =
  "Both keys are in the Manage portal (https://manage.flowroute.com) under Preferences > API Control";

/**
 * The Authorization header of HTTP Basic.
 *
 * @throws {FlowrouteInputError} if a key is missing or cannot be one. Never repeats a key.
 */
export function authorization(accessKey: string | undefined, secretKey: string | undefined): string {
  const missing = [
    accessKey ? undefined : "accessKey (or set FLOWROUTE_ACCESS_KEY)",
    secretKey ? undefined : "secretKey (or set FLOWROUTE_SECRET_KEY)",
  ].filter((name) => name !== undefined);
  if (!accessKey || !secretKey) {
    throw new FlowrouteInputError(`Keys are missing: pass ${missing.join(" and ")}. ${WHERE}.`);
  }
  // A line break at the end of a copied key is the usual reason for a 401.
  if (!isKey(accessKey) || accessKey.includes(":")) {
    throw new FlowrouteInputError(
      `accessKey is not a key: it holds white space, a colon or a control character. ${WHERE}.`,
    );
  }
  if (!isKey(secretKey)) {
    throw new FlowrouteInputError(
      `secretKey is not a key: it holds white space or a control character. ${WHERE}.`,
    );
  }
  return `Basic ${base64(`${accessKey}:${secretKey}`)}`;
}

function isKey(value: unknown): boolean {
  return typeof value === "string" && !/[\s\p{Cc}]/u.test(value);
}

/** Base64 of the UTF-8 bytes, without Buffer. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
