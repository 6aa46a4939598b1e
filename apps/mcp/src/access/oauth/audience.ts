import type { HttpSettings } from "../../settings/settings.ts";
import { SettingsError } from "../../settings/settings-error.ts";
import { resourceAt } from "../protected-resource.ts";

/**
 * What the issuer's tokens have to be for. The Host header does not tell it: whoever sends the request writes it.
 * @throws SettingsError if tokens of an issuer could not be told from those for other services
 */
export function audienceOf({
  publicUrl,
  oauthAudience,
}: Pick<HttpSettings, "publicUrl" | "oauthAudience">): string {
  if (oauthAudience !== undefined) return oauthAudience;
  if (publicUrl !== undefined) return resourceAt(publicUrl);
  throw new SettingsError(
    "--oauth-issuer needs --public-url (or --oauth-audience): without it, tokens that the issuer made for other services could not be told from those for this server.",
  );
}
