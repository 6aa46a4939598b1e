import { isInClearText } from "../carrier/carrier.ts";
import type { Settings } from "../settings/settings.ts";
import type { OpenAccount } from "./open-account.ts";

/** What an operator has to know of the account that is served. */
export function greet(
  { carrier, isSandbox }: Pick<OpenAccount, "carrier" | "isSandbox">,
  { databaseUrl }: Pick<Settings, "databaseUrl">,
  say: (line: string) => void,
): void {
  const { account, consoleUrl } = carrier;
  if (isSandbox) {
    const unused = ["keys", "FLOWROUTE_BASE_URL", ...(databaseUrl === undefined ? [] : ["the database"])];
    const list = `${unused.slice(0, -1).join(", ")} and ${unused.at(-1)}`;
    say(`sandbox at ${account.baseUrl}; nothing here is real, and ${list} are not used`);
  }
  if (consoleUrl !== undefined) say(`see what it does at ${consoleUrl}`);
  if (isInClearText(account.baseUrl))
    say(
      "warning: FLOWROUTE_BASE_URL is http on another machine, so the keys cross the network in clear text",
    );
}
