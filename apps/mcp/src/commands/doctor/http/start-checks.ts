import { audienceOf } from "../../../access/oauth/audience.ts";
import { refuseOpenDoor } from "../../../access/refuse-open-door.ts";
import { isRequiredBy } from "../../../access/required.ts";
import { answersOnlyLocalhost } from "../../../serve/http/reached.ts";
import { type HttpSettings, SettingsError } from "../../../settings/settings.ts";
import { attempt } from "../../../settings/settings-error.ts";
import { type Check, failed, warning } from "../check.ts";

/** What `http` refuses, though each setting by itself is understood. */
export function startChecks(http: HttpSettings): Check[] {
  const problem = attempt(() => {
    if (http.oauthIssuer !== undefined) audienceOf(http);
    refuseOpenDoor(http, { isRequired: isRequiredBy(http) });
  });
  if (problem instanceof SettingsError)
    return [failed(`flowroute-mcp http would not start: ${problem.message}`)];
  return answersOnlyLocalhost(http)
    ? [
        warning(
          `Host names: flowroute-mcp http listens at ${http.host}, and answers requests for localhost alone. Set --public-url, or --allowed-hosts, to the name under which hosts reach it.`,
        ),
      ]
    : [];
}
