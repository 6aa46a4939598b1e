import { isInDatabase } from "../guard/ledger/ledger-place.ts";
import type { LedgerPlace } from "../settings/command.ts";
import { DATABASE_VARIABLE } from "../settings/secrets.ts";
import { SettingsError } from "../settings/settings.ts";
import { attempt } from "../settings/settings-error.ts";
import { usualStateFolder } from "../settings/state-folder.ts";

/** What a person types to run another command on the same ledgers. */
export function commandLine(words: string, ledger: LedgerPlace): string {
  const usual = attempt(() => usualStateFolder({ environment: process.env, platform: process.platform }));
  const isUsual = !(usual instanceof SettingsError) && usual === ledger.stateFolder;
  const flag = isUsual ? "" : ` --state ${quoted(ledger.stateFolder)}`;
  // The URL holds a password, which is for no screen.
  const variable = isInDatabase(ledger, "real") ? ` (with ${DATABASE_VARIABLE} set as it is now)` : "";
  return `flowroute-mcp ${words}${flag}${variable}`;
}

const quoted = (path: string): string => (/^[\w./\\:-]+$/.test(path) ? path : `"${path}"`);
