import { SettingsError } from "../settings/settings.ts";
import { attempt } from "../settings/settings-error.ts";
import { usualStateFolder } from "../settings/state-folder.ts";

/** What a person types to run another command on the same ledgers. */
export function commandLine(words: string, stateFolder: string): string {
  const usual = attempt(() => usualStateFolder({ environment: process.env, platform: process.platform }));
  const isUsual = !(usual instanceof SettingsError) && usual === stateFolder;
  return `flowroute-mcp ${words}${isUsual ? "" : ` --state ${quoted(stateFolder)}`}`;
}

const quoted = (path: string): string => (/^[\w./\\:-]+$/.test(path) ? path : `"${path}"`);
