import type { Access } from "../../access/access.ts";
import { type Identity, isSame } from "../../access/identity.ts";

/**
 * What somebody who was let in would meet now. `out for now`: not let in, but it may be the same caller again soon, such as
 * with a token that was renewed. `gone`: it will not.
 */
export type Standing = "in" | "out for now" | "gone";

/** Who sent a request, and a way to ask whether it would still be let in. */
export type Caller = { identity: Identity; standing: () => Promise<Standing> };

export function callerOf(
  { identify }: Pick<Access, "identify">,
  request: Request,
  identity: Identity,
): Caller {
  // Of the request itself nothing is kept: it holds its connection.
  const { url } = request;
  const authorization = request.headers.get("authorization");
  return {
    identity,
    async standing() {
      const headers = authorization === null ? {} : { authorization };
      const now = await identify(new Request(url, { headers }));
      if (!("response" in now)) return isSame(now, identity) ? "in" : "gone";
      return now.mayReturn ? "out for now" : "gone";
    },
  };
}
