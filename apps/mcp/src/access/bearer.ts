/** What the Authorization header holds. `none`: nothing that is meant for this server. */
export type Bearer = { kind: "none" } | { kind: "malformed" } | { kind: "token"; token: string };

/** Past this it is no token, and not worth hashing. */
const LONGEST = 16_384;

const BEARER = /^bearer(?:[ \t]+(.*))?$/is;
/** `b64token` of RFC 6750. Two headers are joined with a comma, which is not in it. */
const TOKEN = /^[\w.~+/-]+=*$/;

/** A token is taken from the Authorization header alone: URLs are kept in logs and histories. */
export function bearerOf({ headers }: Pick<Request, "headers">): Bearer {
  const match = BEARER.exec(headers.get("authorization")?.trim() ?? "");
  // Other schemes are answered as if nothing had been sent, as RFC 6750 says, and so is a variable that was empty.
  if (match === null) return { kind: "none" };
  const token = match[1]?.trim() ?? "";
  if (token === "") return { kind: "none" };
  return token.length <= LONGEST && TOKEN.test(token) ? { kind: "token", token } : { kind: "malformed" };
}
