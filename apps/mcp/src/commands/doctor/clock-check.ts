import { type Check, failed, ok, warning } from "./check.ts";

const TOLERATED_MS = 2_000;
const USELESS_MS = 60_000;

const SET_IT = "Let the operating system set the clock (NTP).";
const OF_THE_CARRIER = `The ledger finds messages again by their time, and budgets end at midnight UTC. ${SET_IT}`;
const OF_THE_DATABASE = `Servers that share the ledger see by its times which of them are still at work. ${SET_IT}`;

/** How far our clock is from the carrier's, at least, by the Date of an answer that came between two times. */
export function clockCheck(date: string | null, asked: number, answered: number): Check {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs))
    return warning("Clock: the carrier's answer had no date, so the clock could not be compared.");
  // The header has whole seconds: the answer was made within the second that begins then.
  const seen = { from: theirs, to: theirs + 999 };
  return inWords("Clock", "the carrier", furthest(seen, asked, answered), OF_THE_CARRIER);
}

/** The same for a database that told its time. */
export const databaseClockCheck = (theirs: number, asked: number, answered: number): Check =>
  inWords(
    "Ledger's clock",
    "the database",
    furthest({ from: theirs, to: theirs }, asked, answered),
    OF_THE_DATABASE,
  );

/** Milliseconds that we are ahead, below zero for behind. As little as what was seen lets one assume. */
function furthest(theirs: { from: number; to: number }, asked: number, answered: number): number {
  return Math.max(0, asked - theirs.to) - Math.max(0, theirs.from - answered);
}

function inWords(what: string, whose: string, ahead: number, why: string): Check {
  const off = Math.abs(ahead);
  if (off <= TOLERATED_MS) return ok(`${what}: agrees with ${whose}'s`);
  const said = `${what}: this machine is ${Math.round(off / 1000)} s ${ahead > 0 ? "ahead of" : "behind"} ${whose}. ${why}`;
  return off > USELESS_MS ? failed(said) : warning(said);
}
