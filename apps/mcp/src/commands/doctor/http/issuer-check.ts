import { audienceOf } from "../../../access/oauth/audience.ts";
import { readIssuerMetadata } from "../../../access/oauth/issuer-metadata.ts";
import { readKeySet } from "../../../access/oauth/key-set.ts";
import { IssuerProblem } from "../../../access/oauth/outage.ts";
import { type HttpSettings, SettingsError } from "../../../settings/settings.ts";
import { attempt } from "../../../settings/settings-error.ts";
import { type Check, failed, ok } from "../check.ts";

const PATIENCE_MS = 5000;

/** Asks the issuer once, as the server does: is it the one that was meant, and which keys has it? */
export async function issuerCheck(issuer: string, http: HttpSettings): Promise<Check> {
  try {
    const count = await countKeys(issuer);
    const audience = attempt(() => audienceOf(http));
    return ok(
      `OAuth issuer: ${issuer} answers, and has ${count === 1 ? "1 key" : `${count} keys`}`,
      ...(audience instanceof SettingsError ? [] : [`Its tokens have to be for ${audience}`]),
    );
  } catch (error) {
    if (!(error instanceof IssuerProblem)) throw error;
    return failed(
      `OAuth issuer: ${issuer} cannot be used: ${error.message}. Until it can, nobody is let in with one of its tokens.`,
      "See that --oauth-issuer is what its tokens have as iss, that it is up, and that this machine reaches it.",
    );
  }
}

async function countKeys(issuer: string): Promise<number> {
  const { keysUrl } = await readIssuerMetadata(issuer);
  const { keys } = await readKeySet(keysUrl.href, {
    headers: { accept: "application/jwk-set+json, application/json" },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (keys.length === 0) throw new IssuerProblem(`${keysUrl} has no key`);
  return keys.length;
}
