import type { HttpSettings } from "../settings/settings.ts";

/** Whether callers have to prove who they are: as soon as the operator said how they can. */
export const isRequiredBy = ({
  tokensFile,
  oauthIssuer,
}: Pick<HttpSettings, "tokensFile" | "oauthIssuer">): boolean =>
  tokensFile !== undefined || oauthIssuer !== undefined;
