import { hasActed } from "../line/acting-request.ts";
import { ACT_FAULTS, READ_FAULTS } from "../line/faults.ts";
import { KINDS, unitsOf } from "../plan/wish.ts";
import type { Said } from "../run/heard.ts";
import { type Offence, TOOL } from "../verify/evidence.ts";
import { mostInASecond } from "../verify/pace.ts";
import type { Report } from "./report.ts";

const SHOWN = 10;

/** A run as one table, and the first of each kind of offence. */
export function formatReport(report: Report): string {
  const { verdict, mistakes, isFinished } = report;
  const offences = Object.values(verdict).flatMap((found) => found.slice(0, SHOWN).map(inWords));
  return [
    ...aligned(rowsOf(report)),
    ...offences,
    ...mistakes.slice(0, SHOWN),
    ...(isFinished ? [] : ["The time was up before the run was finished: give it more --minutes."]),
  ].join("\n");
}

const inWords = ({ tool, id, what }: Offence): string => `✗ ${tool} ${id}: ${what}`;

function rowsOf({
  seed,
  seconds,
  secondsUnderFire,
  progress,
  mishaps,
  faults,
  evidence,
  verdict,
  mistakes,
}: Report): [string, string][] {
  const { wishes, heard, carrier, acts, ledger } = evidence;
  const wished = new Map(KINDS.map((kind) => [kind, 0]));
  for (const wish of wishes) wished.set(wish.kind, (wished.get(wish.kind) ?? 0) + unitsOf(wish));
  const states = new Map<string, number>();
  for (const { state } of ledger.rows) states.set(state, (states.get(state) ?? 0) + 1);
  const unknownMessages = ledger.rows.filter(
    ({ tool, state }) => tool === TOOL.message && state === "unknown",
  ).length;
  const said = (...words: Said[]) => heard.filter((each) => words.includes(each.said)).length;
  const done = new Map([
    ["message", carrier.messages.length],
    ["number", carrier.numbers.length],
    ["route", carrier.routes.length],
    ["change", acts.filter((act) => act.kind === "change" && hasActed(act)).length],
  ]);
  return [
    ["effects wished", withParts(wished)],
    ["calls made", String(progress.calls)],
    ["of them repeats", String(progress.repeats)],
    ...[...mishaps].map(([name, count]): [string, string] => [name, String(count)]),
    ["faults", String([...faults.values()].reduce((sum, count) => sum + count, 0))],
    ...[...ACT_FAULTS, ...READ_FAULTS].map((name): [string, string] => [
      `  ${name}`,
      String(faults.get(name) ?? 0),
    ]),
    ["effects at the carrier", withParts(done)],
    ["told: done", String(said("done"))],
    ["told: done before", String(said("done before"))],
    ["told: over budget", String(said("over budget", "over its own budget"))],
    ...(evidence.budgetsOfEach === undefined
      ? []
      : [["  of one caller", String(said("over its own budget"))] satisfies [string, string]]),
    ["told: not known", String(said("not known"))],
    ["told: nothing done", String(said("nothing done", "asks a person"))],
    ["told nothing (killed)", String(said("no answer"))],
    ["rows in the ledger", withParts(new Map([...states].sort()))],
    ["messages not known for good", String(unknownMessages)],
    ["most SMS in a second", String(mostInASecond(carrier.messages, "sms"))],
    ["most MMS in a second", String(mostInASecond(carrier.messages, "mms"))],
    ["duplicates", String(verdict.duplicates.length)],
    ["lost", String(verdict.lost.length)],
    ["phantoms", String(verdict.phantoms.length)],
    ["overruns", String(verdict.overruns.length)],
    ["messages too fast", String(verdict.tooFast.length)],
    ["open ends", String(verdict.openEnds.length)],
    ["mistakes of the run", String(mistakes.length)],
    ["seconds", `${seconds}, ${secondsUnderFire} of them under fire`],
    ["calls made in a second", (progress.calls / Math.max(1, secondsUnderFire)).toFixed(1)],
    ["seed", String(seed)],
  ];
}

function withParts(parts: ReadonlyMap<string, number>): string {
  const sum = [...parts.values()].reduce((total, count) => total + count, 0);
  return `${sum} (${[...parts].map(([name, count]) => `${name} ${count}`).join(", ")})`;
}

function aligned(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}   ${value}`);
}
