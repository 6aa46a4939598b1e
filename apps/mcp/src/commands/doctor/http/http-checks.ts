import { isLoopbackName } from "../../../settings/address-kinds.ts";
import type { HttpSettings, Settings } from "../../../settings/settings.ts";
import type { Check } from "../check.ts";
import { issuerCheck } from "./issuer-check.ts";
import { startChecks } from "./start-checks.ts";
import { tokensChecks } from "./tokens-checks.ts";
import { webhookCheck } from "./webhook-check.ts";

/** What the server over HTTP needs besides. Who set nothing of it serves over stdio, and hears nothing of it. */
export async function httpChecks(
  { http, account }: Pick<Settings, "http" | "account">,
  now: () => number,
): Promise<Check[]> {
  if (!isMeant(http)) return [];
  const { tokensFile, oauthIssuer } = http;
  return [
    ...startChecks(http),
    ...(tokensFile === undefined
      ? []
      : await tokensChecks({ file: tokensFile, hasIssuer: oauthIssuer !== undefined }, now())),
    ...(oauthIssuer === undefined ? [] : [await issuerCheck(oauthIssuer, http)]),
    webhookCheck(http, account),
  ];
}

const isMeant = ({ tokensFile, oauthIssuer, webhookSecret, publicUrl, host }: HttpSettings): boolean =>
  [tokensFile, oauthIssuer, webhookSecret, publicUrl].some((set) => set !== undefined) ||
  !isLoopbackName(host);
