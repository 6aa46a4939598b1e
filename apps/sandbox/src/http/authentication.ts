import type { Account } from "../store/accounts.ts";

export type Authenticate = (authorization: string | undefined) => Account | undefined;

const BASIC = /^basic +([A-Za-z0-9+/=_-]+) *$/i;

/** Headers that were understood, so that each is taken apart once. */
const MOST_KNOWN_HEADERS = 1000;

/**
 * HTTP Basic: the user name is the access key, the password is the secret key. The keys guard nothing real, so that
 * nothing is done against whoever measures how long a comparison takes.
 */
export function createAuthentication(accounts: readonly Account[]): Authenticate {
  const byCredentials = new Map(
    accounts.map((account) => [`${account.accessKey}:${account.secretKey}`, account]),
  );
  const byHeader = new Map<string, Account>();
  const read = (authorization: string): Account | undefined => {
    const encoded = BASIC.exec(authorization)?.[1];
    if (encoded === undefined) return undefined;
    return byCredentials.get(Buffer.from(encoded, "base64").toString("utf8"));
  };
  return (authorization) => {
    if (authorization === undefined) return undefined;
    const known = byHeader.get(authorization);
    if (known !== undefined) return known;
    const account = read(authorization);
    if (account !== undefined && byHeader.size < MOST_KNOWN_HEADERS) byHeader.set(authorization, account);
    return account;
  };
}
