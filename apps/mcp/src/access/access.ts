import type { Identity } from "./identity.ts";
import type { Scope } from "./scopes.ts";

/** A caller who was not let in: what to answer. */
export type Denied = {
  response: Response;
  /** It may be the same caller again soon: its token has expired, and can be renewed, or cannot be checked now. */
  mayReturn: boolean;
};

/** Who may come in over HTTP. */
export type Access = {
  /** Whether callers have to prove who they are. Without it everybody is LOCAL. */
  isRequired: boolean;
  /**
   * Who sends this request, by its Authorization header. Never rejects.
   * @param scopes what a caller who is not let in is told to get a token for: those of the tools if left out
   */
  identify: (request: Request, scopes?: readonly Scope[]) => Promise<Identity | Denied>;
  /** Who holds this token of the operator's own, as a person types it; undefined for any other. Never rejects. */
  holderOf: (token: string) => Promise<Identity | undefined>;
  /**
   * Whether the token of the operator's own with this hash (`hashOf`) holds, and has the scope, now. By hash and not by
   * name: a token that was revoked and made anew under its name is another one. Never rejects.
   */
  stillHolds: (tokenHash: string, scope: Scope) => Promise<boolean>;
  /**
   * 403 with the scope that is missing, or with those of which any would do. The request tells where the server is when
   * no public URL is set.
   */
  missing: (scopes: Scope | readonly Scope[], request?: Request) => Response;
  /** The document of RFC 9728, where this request asks for it. */
  metadata: (request: Request) => Response | undefined;
};
