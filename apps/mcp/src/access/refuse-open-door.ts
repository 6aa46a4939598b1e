import { isLoopbackName } from "../settings/address-kinds.ts";
import type { HttpSettings } from "../settings/settings.ts";
import { SettingsError } from "../settings/settings-error.ts";
import type { Access } from "./access.ts";

/** @throws SettingsError if whoever reaches this machine could buy and send. */
export function refuseOpenDoor(
  { host, publicUrl }: Pick<HttpSettings, "host" | "publicUrl">,
  { isRequired }: Pick<Access, "isRequired">,
): void {
  if (isRequired) return;
  const how =
    "Set who may call it: --tokens-file (flowroute-mcp token create makes one), --oauth-issuer, or both.";
  if (!isLoopbackName(host))
    throw new SettingsError(
      `--host is ${host}, which others can reach, and nobody would have to prove who they are. ${how} Or listen on 127.0.0.1.`,
    );
  if (publicUrl !== undefined && !isLoopbackName(new URL(publicUrl).hostname))
    throw new SettingsError(
      `--public-url is ${publicUrl}, so others are to reach it, and nobody would have to prove who they are. ${how}`,
    );
}
