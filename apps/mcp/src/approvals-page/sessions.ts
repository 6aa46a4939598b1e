import type { Access } from "../access/access.ts";
import type { Scope } from "../access/scopes.ts";
import { hashOf } from "../access/tokens/token.ts";
import { cookieAt } from "./cookie.ts";
import type { Origin } from "./origin.ts";
import { newSession, type Seals, type Session, sealsOf } from "./session.ts";

/** What a token has to be for, from signing in to the last decision. */
export const SCOPE: Scope = "approvals:decide";

export type SessionsOptions = {
  access: Pick<Access, "stillHolds">;
  /** Rejects with a LedgerError. */
  sealKey: () => Promise<Uint8Array>;
  account: string;
  now: () => number;
};

/** Who is signed in. Nothing is kept here: a browser holds its session, sealed, and any process can open it. */
export type Sessions = {
  of: (request: Request) => Promise<Session | undefined>;
  /** The header with which a browser takes a new one. */
  begin: (subject: string, token: string) => Promise<string>;
  /** Whether the browser holds one, good or not. */
  isHeld: (request: Request) => boolean;
  /** The header with which it gives it up. */
  end: string;
  seals: () => Promise<Seals>;
};

export function createSessions(
  { access, sealKey, account, now }: SessionsOptions,
  { home, isSecure }: Pick<Origin, "home" | "isSecure">,
): Sessions {
  const cookie = cookieAt(home, isSecure);
  let known: Seals | undefined;
  const seals = async (): Promise<Seals> => {
    known ??= sealsOf(await sealKey(), account);
    return known;
  };
  return {
    of: async (request) => {
      const sealed = cookie.read(request);
      if (sealed === undefined) return undefined;
      const session = (await seals()).open(sealed, now());
      if (session === undefined) return undefined;
      // A token that was revoked ends what it began.
      return (await access.stillHolds(session.tokenHash, SCOPE)) ? session : undefined;
    },
    begin: async (subject, token) => {
      const at = now();
      const session = newSession(subject, hashOf(token), at);
      const seconds = Math.floor((session.until - at) / 1000);
      return cookie.set((await seals()).seal(session), seconds);
    },
    isHeld: (request) => cookie.read(request) !== undefined,
    end: cookie.clear,
    seals,
  };
}
