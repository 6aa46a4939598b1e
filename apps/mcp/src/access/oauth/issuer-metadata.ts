import { z } from "zod";
import { isLoopbackName } from "../../settings/address-kinds.ts";
import { shown } from "../../settings/kind.ts";
import { fetchJson } from "./fetch-json.ts";
import { IssuerProblem } from "./outage.ts";

/** `issuer` is written as its tokens have it. */
export type IssuerMetadata = { issuer: string; keysUrl: URL };

const Document = z.object({ issuer: z.string(), jwks_uri: z.url() });

const PATIENCE_MS = 5000;

/**
 * Finds out where the issuer's keys are: by RFC 8414, else by OpenID Connect.
 * @throws IssuerProblem
 */
export async function readIssuerMetadata(issuer: string): Promise<IssuerMetadata> {
  let problem: string | undefined;
  for (const url of placesOf(issuer)) {
    const { status, json } = await fetchJson(url, {
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const read = status === 200 ? metadataIn(json, issuer) : `answers ${status}`;
    if (typeof read === "object") return read;
    // What one document says wrongly tells more than that another is not there.
    if (problem === undefined || status === 200) problem = `${url} ${read}`;
  }
  throw new IssuerProblem(problem ?? "it has no metadata");
}

/** Where clients of MCP look, too, in this order. */
export function placesOf(issuer: string): string[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/+$/, "");
  return [
    ...new Set([
      `${origin}/.well-known/oauth-authorization-server${path}`,
      `${origin}/.well-known/openid-configuration${path}`,
      `${origin}${path}/.well-known/openid-configuration`,
    ]),
  ];
}

/** Or what is wrong with it. */
function metadataIn(json: unknown, wanted: string): IssuerMetadata | string {
  const { data } = Document.safeParse(json);
  if (data === undefined) return "has no metadata with issuer and jwks_uri";
  // Some issuers have a slash at the end of their name, which is no other place.
  if (bare(data.issuer) !== bare(wanted)) return `names another issuer, ${shown(data.issuer)}`;
  const keysUrl = new URL(data.jwks_uri);
  // Whoever changes the keys on their way makes tokens.
  if (keysUrl.protocol !== "https:" && !(keysUrl.protocol === "http:" && isLoopbackName(keysUrl.hostname)))
    return "names a jwks_uri without https";
  return { issuer: data.issuer, keysUrl };
}

const bare = (url: string): string => url.replace(/\/$/, "");
