import { type Check, failed, ok, warning } from "./check.ts";

const TOLERATED_MS = 2_000;
const USELESS_MS = 60_000;

const WHY =
  "The ledger finds messages again by their time, and budgets end at midnight UTC. Let the operating system set the clock (NTP).";

/** How far our clock is from the carrier's, at least, by the Date of an answer that came between two times. */
export function clockCheck(date: string | null, asked: number, answered: number): Check {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs))
    return warning("Clock: the carrier's answer had no date, so the clock could not be compared.");
  // The header has whole seconds: the answer was made within the second that begins then.
  const ahead = Math.max(0, asked - (theirs + 999));
  const behind = Math.max(0, theirs - answered);
  const off = Math.max(ahead, behind);
  if (off <= TOLERATED_MS) return ok("Clock: agrees with the carrier's");
  const said = `Clock: this machine is ${Math.round(off / 1000)} s ${ahead > 0 ? "ahead of" : "behind"} the carrier. ${WHY}`;
  return off > USELESS_MS ? failed(said) : warning(said);
}
