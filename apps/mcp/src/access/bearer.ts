/** What the Authorization header holds. `none`: nothing that is meant for this server. */
export type Bearer = { kind: "none" } | { kind: "malformed" } | { kind: "token"; token: string };

/** Past this it is no token, and not worth hashing. */
const LONGEST = 16_384;

const BEARER = /^bearer(?:[ \t]+(.*))?$/is;
/** `b64token` of RFC 6750. Two headers are joined with a comma, which is not in it. */
const TOKEN = /^[\w.~+/-]+=*$/;

/** A token is taken from the Authorization header alone: URLs are kept in logs and histories. */
export function bearerOf({ headers }: Pick<Request, "headers">): Bearer {
  // It comes without spaces around it; any other blank, such as a no-break space, is a part of it.
  const match = BEARER.exec(headers.get("authorization") ?? "");
  // Other schemes are answered as if nothing had been sent, as RFC 6750 says, and so is a variable that was empty.
  if (match === null) return { kind: "none" };
  const [, token = ""] = match;
  if (token === "") return { kind: "none" };
  return token.length <= LONGEST && TOKEN.test(token) ? { kind: "token", token } : { kind: "malformed" };
}
