/** The cookie in which a browser keeps a session. */
export type Cookie = {
  read(request: Request): string | undefined;
  /** The header that sets it. */
  set(value: string, maxAgeSeconds: number): string;
  /** The header that takes it away. */
  clear: string;
};

/** @param isSecure whether the page is reached by https: a browser then takes and sends the cookie by that alone */
export function cookieAt(path: string, isSecure: boolean): Cookie {
  // __Host- would say more, but is for whole hosts: this cookie is for no page beside these.
  const name = `${isSecure ? "__Secure-" : ""}flowroute-mcp-approvals`;
  const set = (value: string, maxAgeSeconds: number): string =>
    `${name}=${value}; Path=${path}; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict${isSecure ? "; Secure" : ""}`;
  return {
    read: (request) =>
      (request.headers.get("cookie") ?? "")
        .split(";")
        .map((each) => each.trim())
        .find((each) => each.startsWith(`${name}=`))
        ?.slice(name.length + 1),
    set,
    clear: set("", 0),
  };
}
