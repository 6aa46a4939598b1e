import { hash } from "node:crypto";
import { errors, jwtVerify } from "jose";
import type { Identity } from "../identity.ts";
import type { Problem, Verdict } from "../verdict.ts";
import { readClaims } from "./claims.ts";
import type { Issuer } from "./issuer.ts";
import { IssuerUnavailable } from "./outage.ts";

/** Asymmetric ones alone: with a shared secret, the public key could be taken for it. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

/** A JWT of the issuer for another purpose, such as a logout, says so here. */
const TYPES: readonly unknown[] = [undefined, "jwt", "at+jwt", "application/at+jwt"];

const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

const CLOCK_TOLERANCE_S = 10;

/** How long a token that was checked is not checked again. An issuer cannot take a JWT back in any case. */
const KNOWN_MS = 60_000;
/** More than streams that are open at once, each of which is asked for its token again every second. */
const MOST_KNOWN = 4096;

/** Who holds access tokens of the issuer for this audience. */
export function createJwtHolders({
  issuer,
  audience,
  now,
}: {
  issuer: Issuer;
  audience: string;
  now: () => number;
}) {
  /** By hash, the longest unused first. */
  const known = new Map<string, { identity: Identity; from: number; until: number }>();

  const recall = (digest: string): Identity | undefined => {
    const found = known.get(digest);
    if (found === undefined) return undefined;
    known.delete(digest);
    // Before `from`, the clock was set back.
    if (now() >= found.until || now() < found.from) return undefined;
    known.set(digest, found);
    return found.identity;
  };

  const remember = (digest: string, identity: Identity, expires: number) => {
    known.set(digest, { identity, from: now(), until: Math.min(expires, now() + KNOWN_MS) });
    for (const oldest of known.keys()) {
      if (known.size <= MOST_KNOWN) break;
      known.delete(oldest);
    }
  };

  const verify = async (token: string) => {
    const { issuer: name, keyOf } = await issuer.open();
    const { payload, protectedHeader } = await jwtVerify(token, keyOf, {
      algorithms: ALGORITHMS,
      issuer: name,
      audience,
      requiredClaims: ["exp"],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(now()),
    });
    return TYPES.includes(protectedHeader.typ?.toLowerCase()) ? readClaims(payload) : undefined;
  };

  return {
    /** Never rejects. */
    async holderOf(token: string): Promise<Verdict> {
      // What is no JWT at all is no reason to ask the issuer.
      if (!JWT.test(token)) return "invalid";
      const digest = hash("sha256", token, "base64url");
      const identity = recall(digest);
      if (identity !== undefined) return identity;
      try {
        const holder = await verify(token);
        if (holder === undefined) return "invalid";
        remember(digest, holder.identity, holder.until);
        return holder.identity;
      } catch (error) {
        return problemOf(error);
      }
    },
  };
}

/** Claims are looked at after the signature, so only who has a real token learns what is wrong with them. */
function problemOf(error: unknown): Problem {
  if (error instanceof IssuerUnavailable) return "unavailable";
  if (error instanceof errors.JWTExpired) return "expired";
  const isAudience = error instanceof errors.JWTClaimValidationFailed && error.claim === "aud";
  return isAudience ? "audience" : "invalid";
}
