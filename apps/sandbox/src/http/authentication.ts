import { hash, timingSafeEqual } from "node:crypto";
import type { Account } from "../store/accounts.ts";

export type Authenticate = (authorization: string | undefined) => Account | undefined;

const BASIC = /^basic +([A-Za-z0-9+/=_-]+) *$/i;

// Digests have one length whatever was sent, so that comparing them takes the same time.
const digest = (credentials: string) => hash("sha256", credentials, "buffer");

/** HTTP Basic: the user name is the access key, the password is the secret key. */
export function createAuthentication(accounts: readonly Account[]): Authenticate {
  const known = accounts.map((account) => ({
    account,
    credentials: digest(`${account.accessKey}:${account.secretKey}`),
  }));
  return (authorization) => {
    const encoded = authorization === undefined ? undefined : BASIC.exec(authorization)?.[1];
    if (encoded === undefined) return undefined;
    const given = digest(Buffer.from(encoded, "base64").toString("utf8"));
    let authenticated: Account | undefined;
    for (const { account, credentials } of known) {
      if (timingSafeEqual(given, credentials)) authenticated = account;
    }
    return authenticated;
  };
}
