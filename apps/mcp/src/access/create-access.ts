import type { HttpSettings } from "../settings/settings.ts";
import type { Access } from "./access.ts";
import { askForToken, lacks, malformed, refuseToken, type WayIn } from "./answers.ts";
import { bearerOf } from "./bearer.ts";
import { type Identity, LOCAL, mayUse } from "./identity.ts";
import { audienceOf } from "./oauth/audience.ts";
import { createIssuer } from "./oauth/issuer.ts";
import { createJwtHolders } from "./oauth/jwt-holders.ts";
import { asksForMetadata, metadataAt, metadataDocument } from "./protected-resource.ts";
import { isRequiredBy } from "./required.ts";
import { isToolScope, type Scope, TOOL_SCOPES } from "./scopes.ts";
import { looksOwn } from "./tokens/token.ts";
import { createTokenHolders } from "./tokens/token-holders.ts";
import type { Verdict } from "./verdict.ts";

type Options = {
  http: Pick<HttpSettings, "publicUrl" | "tokensFile" | "oauthIssuer" | "oauthAudience">;
  /** Tells the operator. */
  say: (line: string) => void;
  now?: () => number;
};

/**
 * Who may come in: holders of the operator's own tokens, callers of an OAuth issuer, or both. With neither,
 * everybody is LOCAL. A first look at the file and the issuer begins now, so that the operator hears early of what is
 * wrong with them.
 * @throws SettingsError if tokens of an issuer could not be told from those for other services
 */
export function createAccess({ http, say, now = Date.now }: Options): Access {
  const { publicUrl, tokensFile, oauthIssuer } = http;
  const tokens = tokensFile === undefined ? undefined : createTokenHolders({ file: tokensFile, say, now });
  const oauth =
    oauthIssuer === undefined
      ? undefined
      : openOauth({ issuer: oauthIssuer, audience: audienceOf(http) }, say, now);
  const base = (request: Request) => publicUrl ?? new URL(request.url).origin;

  const wayIn = (request: Request | undefined, scopes: readonly Scope[]): WayIn => {
    const at = request === undefined ? publicUrl : base(request);
    return {
      scopes,
      hasTokens: tokens !== undefined,
      oauth:
        // No issuer opens what is the operator's: a client that was sent there would go round in a circle.
        oauth === undefined || at === undefined || !scopes.some(isToolScope)
          ? undefined
          : { issuer: oauth.issuer.name(), metadataUrl: metadataAt(at) },
    };
  };

  const look = async (token: string): Promise<Verdict> =>
    (await (looksOwn(token) ? tokens?.holderOf(token) : oauth?.holders.holderOf(token))) ?? "invalid";

  return {
    isRequired: isRequiredBy(http),
    async identify(request, scopes = TOOL_SCOPES) {
      if (tokens === undefined && oauth === undefined) return LOCAL;
      const bearer = bearerOf(request);
      const way = wayIn(request, scopes);
      if (bearer.kind === "none") return { response: askForToken(way), mayReturn: false };
      if (bearer.kind === "malformed") return { response: malformed(way), mayReturn: false };
      const verdict = await look(bearer.token);
      if (typeof verdict !== "string") return verdict;
      const mayReturn = verdict === "expired" || verdict === "unavailable";
      return { response: refuseToken(verdict, way), mayReturn };
    },
    async holderOf(token): Promise<Identity | undefined> {
      const verdict = await tokens?.holderOf(token.trim());
      return typeof verdict === "string" ? undefined : verdict;
    },
    async stillHolds(tokenHash, scope) {
      const verdict = await tokens?.withHash(tokenHash);
      return typeof verdict === "object" && mayUse(verdict, scope);
    },
    missing: (scopes, request) => lacks(wayIn(request, [scopes].flat())),
    metadata: (request) =>
      oauth !== undefined && asksForMetadata(request, base(request))
        ? metadataDocument(request.method, base(request), oauth.issuer.name())
        : undefined,
  };
}

function openOauth(
  { issuer: name, audience }: { issuer: string; audience: string },
  say: (line: string) => void,
  now: () => number,
) {
  const issuer = createIssuer({ issuer: name, say, now });
  // What is wrong is told by the issuer itself.
  issuer.open().catch(() => {});
  return { issuer, holders: createJwtHolders({ issuer, audience, now }) };
}
