import type { Scope } from "./scopes.ts";
import type { Problem } from "./verdict.ts";

// Nothing of what was sent is in any answer.

const REALM = "flowroute-mcp";
const RETRY_AFTER_S = 5;

/** What a caller may do to come in. */
export type WayIn = {
  /** Any of these would do. */
  scopes: readonly Scope[];
  hasTokens: boolean;
  /** Of OAuth, where an issuer is set that gives such scopes. */
  oauth: { issuer: string; metadataUrl: string } | undefined;
};

type Answer = { status: number; error: string; description: string };

/** 401 for who sent no token. Without an error in the challenge, as RFC 6750 has it. */
export function askForToken(way: WayIn): Response {
  const description = `This server wants to know who calls. Send the header Authorization: Bearer TOKEN, with ${tokensOf(way)}.`;
  return answer(
    { status: 401, error: "unauthorized", description },
    challenge({ scope: way.scopes.join(" "), resource_metadata: way.oauth?.metadataUrl }),
  );
}

/** 400 for a header that cannot be read. */
export const malformed = (way: WayIn): Response =>
  refuse(
    {
      status: 400,
      error: "invalid_request",
      description:
        "The Authorization header cannot be read. Send it once, as: Authorization: Bearer TOKEN, with nothing after the token.",
    },
    way,
  );

/** 401 for a token that is not taken; 503 for one that cannot be checked now. */
export function refuseToken(problem: Problem, way: WayIn): Response {
  if (problem === "unavailable") return unavailable();
  return refuse({ status: 401, error: "invalid_token", description: WHY[problem](way) }, way);
}

const WHY: Record<Exclude<Problem, "unavailable">, (way: WayIn) => string> = {
  expired: () => "The token has expired. Nothing was done. Get a new one.",
  audience: () =>
    "The token is for something else than this server. Nothing was done. Ask for one for its URL.",
  invalid: (way) => `The token is not valid here. Nothing was done. Send ${tokensOf(way)}.`,
};

const unavailable = (): Response =>
  answer(
    {
      status: 503,
      error: "temporarily_unavailable",
      description: `The server cannot check tokens of this kind at the moment, and its operator was told. Nothing was done. The token may be good: try again in ${RETRY_AFTER_S} s.`,
    },
    { "retry-after": String(RETRY_AFTER_S) },
  );

/** 403 for a caller who is known, and may not do that. */
export function lacks({ scopes, hasTokens, oauth }: WayIn): Response {
  const isOne = scopes.length === 1;
  const ofOperator = `Ask the operator of the server for a token that has ${isOne ? "it" : "those that you need"} (flowroute-mcp token create --scopes)`;
  const withIt = `with ${isOne ? "that scope" : "those that you need"}`;
  const next =
    oauth === undefined
      ? `${ofOperator}.`
      : hasTokens
        ? `${ofOperator}, or authorize again ${withIt}.`
        : `Authorize again ${withIt}.`;
  const what = isOne ? "lacks the scope" : "has none of the scopes that open anything here:";
  const description = `The token ${what} ${scopes.join(", ")}. Nothing was done. ${next}`;
  return answer(
    { status: 403, error: "insufficient_scope", description },
    challenge({
      error: "insufficient_scope",
      error_description: description,
      scope: scopes.join(" "),
      resource_metadata: oauth?.metadataUrl,
    }),
  );
}

const refuse = (what: Answer, { scopes, oauth }: WayIn): Response =>
  answer(
    what,
    challenge({
      error: what.error,
      error_description: what.description,
      scope: scopes.join(" "),
      resource_metadata: oauth?.metadataUrl,
    }),
  );

function tokensOf({ hasTokens, oauth }: WayIn): string {
  const ways = [
    // Without an issuer that would do there are no others, even while this server has no file of them.
    ...(hasTokens || oauth === undefined
      ? ["one that the operator made with flowroute-mcp token create"]
      : []),
    ...(oauth === undefined ? [] : [`one of the OAuth issuer ${oauth.issuer}`]),
  ];
  return ways.join(", or ");
}

const challenge = (parameters: Record<string, string | undefined>): Record<string, string> => ({
  "www-authenticate": `Bearer ${Object.entries({ realm: REALM, ...parameters })
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${quotable(value)}"`]))
    .join(", ")}`,
});

/** What may stand between quotation marks there. */
const quotable = (text: string): string => text.replace(/[^ !#-[\]-~]/g, "");

const answer = ({ status, error, description }: Answer, headers: Record<string, string>): Response =>
  Response.json(
    { error, error_description: description },
    { status, headers: { ...headers, "cache-control": "no-store" } },
  );
