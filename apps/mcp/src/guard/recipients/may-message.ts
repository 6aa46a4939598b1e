import type { GuardContext } from "../context.ts";
import { about } from "../ledger/opt-outs.ts";
import type { Sql } from "../ledger/sql.ts";
import { timeOfDay } from "../words.ts";
import { destinationRefusal } from "./destinations.ts";
import { quietUntil } from "./quiet-hours.ts";

/** Why nobody may be messaged at this number (E.164) now, in words without the number; undefined if they may. */
export async function recipientRefusal(
  sql: Sql,
  { account, rules, now }: GuardContext,
  to: string,
): Promise<string | undefined> {
  const destination = destinationRefusal(rules.destinations, to);
  if (destination !== undefined) return `Nothing was sent. ${destination}`;
  const known = await about(sql, account, to);
  if (known?.state === "out")
    return `Nothing was sent. This person has asked not to be messaged (STOP) on ${new Date(known.at).toISOString().slice(0, 10)}. That holds until they write START; only the operator can clear it ("flowroute-mcp opt-outs").`;
  const quiet = rules.quietHours === undefined ? undefined : quietUntil(rules.quietHours, to, now());
  if (quiet !== undefined)
    return `Nothing was sent. The operator has set quiet hours, and it is ${quiet.localTime} where this number is (${quiet.zone}). Call again after ${new Date(quiet.until).toISOString().slice(0, 10)} ${timeOfDay(quiet.until)}.`;
  return undefined;
}
