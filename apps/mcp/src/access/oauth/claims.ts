import { hash } from "node:crypto";
import { z } from "zod";
import type { Identity } from "../identity.ts";
import { isToolScope } from "../scopes.ts";

const Words = z.union([z.string().transform((text) => text.split(" ")), z.array(z.string())]).optional();

const Name = z.string().min(1).max(2000).optional();

/** What is read of a verified token. Issuers write scopes in two ways under two names. */
const Claims = z.object({ sub: Name, client_id: Name, scope: Words, scp: Words, exp: z.number() });

/**
 * Who the claims are about, and until when, in ms; undefined if they name nobody. Scopes that this server does not
 * know are another service's. Those of the operator are left out as well: approvals and metrics open to tokens of the
 * operator's own file alone, so that nobody who administers the issuer, or whom it lets choose scopes, can approve.
 */
export function readClaims(payload: unknown): { identity: Identity; until: number } | undefined {
  const { data } = Claims.safeParse(payload);
  const name = data?.sub ?? data?.client_id;
  if (data === undefined || name === undefined) return undefined;
  const scopes = new Set([...(data.scope ?? []), ...(data.scp ?? [])].filter(isToolScope));
  return { identity: { subject: `oauth:${shownName(name)}`, scopes }, until: data.exp * 1000 };
}

const PLAIN = /^[\w.:@|/+=-]{1,90}$/;

/**
 * A name that can be shown, of at most 94 characters. Two names stay two: budgets and sessions belong to one. What was
 * changed has a ~, and no name that was left as it is has one.
 */
function shownName(name: string): string {
  if (PLAIN.test(name)) return name;
  const digest = hash("sha256", name, "hex").slice(0, 32);
  return `${name.replace(/[^\w.:@|/+=-]/g, "_").slice(0, 60)}~${digest}`;
}
