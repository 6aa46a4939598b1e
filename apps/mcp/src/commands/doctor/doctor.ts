import { type Carrier, openCarrier } from "../../carrier/carrier.ts";
import { isInDatabase } from "../../guard/ledger/ledger-place.ts";
import { DATABASE_VARIABLE } from "../../settings/secrets.ts";
import { type Command, type Settings, SettingsError } from "../../settings/settings.ts";
import type { Terminal } from "../terminal.ts";
import { carrierChecks } from "./carrier-checks.ts";
import { type Check, failed, tell, warning } from "./check.ts";
import { folderChecks } from "./folder-checks.ts";
import { httpChecks } from "./http/http-checks.ts";
import { ledgerChecks, type Whose } from "./ledger-checks.ts";
import { nodeCheck, settingsChecks } from "./settings-checks.ts";

export type Patient = Omit<Extract<Command, { kind: "doctor" }>, "kind">;

/**
 * Looks for what is wrong with settings, account, line, clock and ledger, and with what the server over HTTP needs. It
 * changes nothing and makes no ledger.
 */
export async function doctor(
  { settings, ledger }: Patient,
  terminal: Terminal,
  now: () => number,
): Promise<number> {
  const verdicts: Check["verdict"][] = [];
  const report = (checks: readonly Check[]) => {
    for (const check of checks) {
      verdicts.push(check.verdict);
      terminal.out(tell(check, terminal.width));
    }
  };
  report([nodeCheck(process.versions.node), ...settingsChecks(settings)]);
  const { checks, whose } = await atTheCarrier(settings, now);
  report(checks);
  report(await atTheLedger({ settings, ledger }, whose, now));
  if (!(settings instanceof SettingsError)) report(await httpChecks(settings, now));
  terminal.out("");
  terminal.out(inSum(verdicts));
  return verdicts.includes("FAILED") ? 1 : 0;
}

async function atTheCarrier(
  settings: Patient["settings"],
  now: () => number,
): Promise<{ checks: Check[]; whose: Whose }> {
  if (settings instanceof SettingsError)
    return {
      checks: [warning("Carrier and clock: not looked at, because the settings are not complete.")],
      whose: undefined,
    };
  const carrier = await opened(settings);
  if (carrier instanceof SettingsError)
    return { checks: [failed(`Carrier: ${carrier.message}`)], whose: undefined };
  try {
    const checks = await carrierChecks(carrier, settings.timeoutMs, now);
    // Each start of the sandbox is an account of its own, of which the ledger knows nothing yet.
    const isSandbox = carrier.account.kind === "sandbox";
    return {
      checks,
      whose: isSandbox ? undefined : { account: carrier.ledgerAccount, budgets: settings.budgets },
    };
  } finally {
    await carrier.close();
  }
}

async function atTheLedger(
  { settings, ledger: place }: Patient,
  whose: Whose,
  now: () => number,
): Promise<Check[]> {
  if (place === undefined)
    return [warning(`Ledger: not looked at, because ${DATABASE_VARIABLE} is not understood.`)];
  const isSandbox = !(settings instanceof SettingsError) && settings.account.kind === "sandbox";
  const kind = isSandbox ? "sandbox" : "real";
  return [
    ...(isInDatabase(place, kind) ? [] : folderChecks(place.stateFolder)),
    ...(await ledgerChecks({ place, kind, whose }, now)),
  ];
}

/** What the client refuses of the settings, such as a key with a letter that no header takes, is a finding. */
async function opened(settings: Settings): Promise<Carrier | SettingsError> {
  try {
    return await openCarrier(settings);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
}

function inSum(verdicts: readonly Check["verdict"][]): string {
  const count = (verdict: Check["verdict"]) => verdicts.filter((each) => each === verdict).length;
  const [failures, warnings] = [count("FAILED"), count("warning")];
  return failures + warnings === 0
    ? "All is well."
    : `${failures} FAILED, ${warnings === 1 ? "1 warning" : `${warnings} warnings`}.`;
}
