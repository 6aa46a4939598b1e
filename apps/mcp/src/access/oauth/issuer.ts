import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";
import { type IssuerMetadata, readIssuerMetadata } from "./issuer-metadata.ts";
import { readKeySet } from "./key-set.ts";
import { createOutage, IssuerUnavailable } from "./outage.ts";

/** How long a key that the issuer withdraws is still taken, at most. */
const KEYS_MS = 10 * 60_000;
/** A token with an unknown key is a reason to ask for keys anew, but not more often than this: anybody can make one. */
const COOLDOWN_MS = 10_000;
const PATIENCE_MS = 5000;

type Opened = {
  /** As its tokens have it. */
  issuer: string;
  /** Rejects with IssuerUnavailable when it cannot be asked, and with another error for a token that fits no key. */
  keyOf: JWTVerifyGetKey;
};

export type Issuer = {
  /** @throws IssuerUnavailable */
  open: () => Promise<Opened>;
  /** As its metadata has it, or as it was set while that is not known. */
  name: () => string;
};

/** The issuer whose tokens are taken, and its keys. */
export function createIssuer(options: {
  issuer: string;
  say: (line: string) => void;
  now: () => number;
}): Issuer {
  const outage = createOutage(options);
  let name = options.issuer;
  let opened: Promise<Opened> | undefined;

  const forget = () => {
    opened = undefined;
  };

  const find = async (): Promise<Opened> => {
    const metadata = await outage.ask(() => readIssuerMetadata(options.issuer));
    name = metadata.issuer;
    const keys = keysAt(metadata, outage);
    return {
      issuer: metadata.issuer,
      keyOf: async (header, token) => {
        try {
          return await keys(header, token);
        } catch (error) {
          // The keys may have moved. While those that are known are fresh, they do.
          if (error instanceof IssuerUnavailable && !keys.fresh) forget();
          throw error;
        }
      },
    };
  };

  return {
    open() {
      opened ??= find().catch((error) => {
        forget();
        throw error;
      });
      return opened;
    },
    name: () => name,
  };
}

const keysAt = ({ keysUrl }: IssuerMetadata, outage: ReturnType<typeof createOutage>) =>
  createRemoteJWKSet(keysUrl, {
    timeoutDuration: PATIENCE_MS,
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: KEYS_MS,
    [customFetch]: (url, { headers, signal }) =>
      outage.ask(async () => Response.json(await readKeySet(url, { headers, signal }))),
  });
