import { isInClearText } from "../../carrier/carrier.ts";
import { nodeProblem } from "../../settings/node-version.ts";
import { type Settings, SettingsError } from "../../settings/settings.ts";
import { type Check, failed, ok, warning } from "./check.ts";
import { policyInWords, policyWarnings } from "./policy-words.ts";

export function nodeCheck(version: string): Check {
  const problem = nodeProblem(version);
  return problem === undefined ? ok(`Node.js ${version}`) : failed(problem);
}

export function settingsChecks(settings: Settings | SettingsError): Check[] {
  if (settings instanceof SettingsError) return [failed(`Settings: ${settings.message}`)];
  const { account, sources } = settings;
  const given = Object.entries(sources).map(([name, source]) => `${name}: set by ${source}`);
  const isSandbox = account.kind === "sandbox";
  return [
    ok(given.length === 0 ? "Settings: all are the defaults" : "Settings: understood", ...given),
    ok("Policy", ...policyInWords(settings)),
    ...(isSandbox ? [] : policyWarnings(settings).map((words) => warning(words))),
    ...(account.kind === "flowroute" && isInClearText(account.baseUrl)
      ? [
          warning(
            "FLOWROUTE_BASE_URL is http on another machine, so the keys cross the network in clear text. Use https.",
          ),
        ]
      : []),
  ];
}
