import { SettingsError } from "./settings-error.ts";
import type { Environment } from "./state-folder.ts";

export type Account =
  | { kind: "sandbox" }
  | { kind: "flowroute"; accessKey: string; secretKey: string; baseUrl: string };

export const CARRIER_URL = "https://api.flowroute.com";

/** @throws SettingsError without keys, which says where they are. It never tells one. */
export function readAccount(environment: Environment): Account {
  const missing = ["FLOWROUTE_ACCESS_KEY", "FLOWROUTE_SECRET_KEY"].filter(
    (name) => !environment[name]?.trim(),
  );
  if (missing.length > 0)
    throw new SettingsError(
      `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not set. You find both keys in Flowroute's Manage portal (https://manage.flowroute.com) under Preferences > API Control. To try everything without an account, run flowroute-mcp --sandbox.`,
    );
  return {
    kind: "flowroute",
    accessKey: environment["FLOWROUTE_ACCESS_KEY"]?.trim() ?? "",
    secretKey: environment["FLOWROUTE_SECRET_KEY"]?.trim() ?? "",
    baseUrl: readBaseUrl(environment["FLOWROUTE_BASE_URL"]),
  };
}

function readBaseUrl(value: string | undefined): string {
  if (value === undefined || value.trim() === "") return CARRIER_URL;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (
    url === undefined ||
    !["http:", "https:"].includes(url.protocol) ||
    url.username + url.password + url.search + url.hash !== ""
  )
    throw new SettingsError(
      "FLOWROUTE_BASE_URL has to be an http or https URL without user, password, query or fragment.",
    );
  return value.trim();
}
