import { audienceOf } from "../../../access/oauth/audience.ts";
import { isRequiredBy } from "../../../access/required.ts";
import { type HttpSettings, SettingsError } from "../../../settings/settings.ts";
import { attempt } from "../../../settings/settings-error.ts";
import { refuseOpenDoor } from "../../../start/refuse-open-door.ts";
import { type Check, failed } from "../check.ts";

/** What `http` refuses, though each setting by itself is understood. */
export function startChecks(http: HttpSettings): Check[] {
  const problem = attempt(() => {
    if (http.oauthIssuer !== undefined) audienceOf(http);
    refuseOpenDoor(http, { isRequired: isRequiredBy(http) });
  });
  return problem instanceof SettingsError
    ? [failed(`flowroute-mcp http would not start: ${problem.message}`)]
    : [];
}
