import type { HttpSettings } from "../../settings/settings.ts";
import { isEveryAddress } from "./names.ts";

/**
 * Where something of this server is reached, in words.
 *
 * @param url where it listens
 */
export const whereIs = (
  path: string,
  { host, publicUrl }: Pick<HttpSettings, "host" | "publicUrl">,
  url: string,
): string =>
  // 0.0.0.0 leads nobody anywhere, and which of the machine's addresses does is not known here.
  publicUrl === undefined && isEveryAddress(host) ? `${path} of this server` : `${publicUrl ?? url}${path}`;

/** Whether others are to reach it, and every request of theirs is refused for the name that it asks for. */
export const answersOnlyLocalhost = ({
  host,
  publicUrl,
  allowedHosts,
}: Pick<HttpSettings, "host" | "publicUrl" | "allowedHosts">): boolean =>
  publicUrl === undefined && allowedHosts.length === 0 && isEveryAddress(host);
