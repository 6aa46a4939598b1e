import type { Identity } from "../identity.ts";
import { createNotice } from "../notice.ts";
import type { Verdict } from "../verdict.ts";
import { hashOf, isToken } from "./token.ts";
import { readTokensFile, stampOf, type TokensFile, TokensFileError } from "./tokens-file.ts";

/** How old what is known of the file may be. */
const LOOK_AGAIN_MS = 1000;

type Holder = { identity: Identity; until: number };

/** Who holds the operator's own tokens, by the file as it is now. */
export function createTokenHolders({
  file,
  say,
  now,
}: {
  file: string;
  say: (line: string) => void;
  now: () => number;
}) {
  const tell = createNotice(say, `The tokens file ${file} is in order again.`);
  /** By hash, so that how long a look takes says nothing of the tokens. undefined: the file cannot be used. */
  let holders: ReadonlyMap<string, Holder> | undefined;
  let stamp: string | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;

  const look = async () => {
    const found = await stampOf(file);
    // What is wrong with it may be mended without a change of the file, such as in its folder.
    if (holders !== undefined && found === stamp) return;
    const read = await readTokensFile(file).catch((error: unknown) => problemOf(error, file));
    stamp = found;
    holders = typeof read === "object" ? holdersIn(read) : undefined;
    tell(typeof read === "object" ? read.warning : `${read ?? notThere(file)} ${NOBODY}`);
  };

  const refresh = async () => {
    looking ??= look().finally(() => {
      lookedAt = now();
      looking = undefined;
    });
    await looking;
  };

  void refresh();
  const withHash = async (hash: string): Promise<Verdict> => {
    const sinceLook = now() - lookedAt;
    // A clock that was set back must not keep a revoked token alive.
    if (sinceLook >= LOOK_AGAIN_MS || sinceLook < 0) await refresh();
    if (holders === undefined) return "unavailable";
    const holder = holders.get(hash);
    if (holder === undefined) return "invalid";
    return now() < holder.until ? holder.identity : "expired";
  };
  return {
    /** Never rejects. */
    holderOf: async (token: string): Promise<Verdict> =>
      isToken(token) ? withHash(hashOf(token)) : "invalid",
    /** Never rejects. */
    withHash,
  };
}

const NOBODY = "Until that is mended, nobody is let in with a token of the operator's own.";

const notThere = (file: string): string =>
  `The tokens file ${file} is not there. flowroute-mcp token create makes it.`;

const problemOf = (error: unknown, file: string): string =>
  error instanceof TokensFileError ? error.message : `The tokens file ${file} cannot be read.`;

const holdersIn = ({ grants }: TokensFile): ReadonlyMap<string, Holder> =>
  new Map(
    grants.map(({ name, hash, scopes, expires_at }) => [
      hash,
      { identity: { subject: `token:${name}`, scopes: new Set(scopes) }, until: Date.parse(expires_at) },
    ]),
  );
