import { WEBHOOK_PATH } from "../../../inbox/webhook-path.ts";
import { isLoopbackName } from "../../../settings/address-kinds.ts";
import { WEBHOOK_VARIABLE } from "../../../settings/secrets.ts";
import type { HttpSettings, Settings } from "../../../settings/settings.ts";
import { type Check, ok, warning } from "../check.ts";

/** The last part of the path is the secret, and is shown to nobody. */
const PATH = `${WEBHOOK_PATH}/…`;

/** Whether the carrier can post what people wrote and what became of messages. */
export function webhookCheck(
  { webhookSecret, publicUrl }: Pick<HttpSettings, "webhookSecret" | "publicUrl">,
  account: Settings["account"],
): Check {
  if (webhookSecret === undefined) return ok(`Webhooks: not taken, because ${WEBHOOK_VARIABLE} is not set`);
  if (publicUrl === undefined)
    return warning(
      `Webhooks: taken at ${PATH}, but the carrier needs a URL that it can reach. Set --public-url, and give the carrier that URL with this path as callback URL.`,
    );
  if (isLocal(publicUrl) && account.kind === "flowroute" && !isLocal(account.baseUrl))
    return warning(
      `Webhooks: taken at ${publicUrl}${PATH}, but the carrier cannot reach that: it is this machine's own. Set --public-url to where others reach this server.`,
    );
  return ok(`Webhooks: taken at ${publicUrl}${PATH}`);
}

const isLocal = (url: string): boolean => isLoopbackName(new URL(url).hostname);
