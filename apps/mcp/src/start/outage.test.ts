import { expect, it } from "vitest";
import { LedgerError } from "../guard/ledger/sql.ts";
import { createOutage } from "./outage.ts";

function open() {
  const clock = { now: 0 };
  const lines: string[] = [];
  const log = {
    say: (line: string) => lines.push(line),
    failure: (_: string, error: unknown) =>
      lines.push(error instanceof Error ? error.message : String(error)),
  };
  return { clock, lines, outage: createOutage(log, () => clock.now) };
}
const GONE = new LedgerError("gone");
const FULL = new LedgerError("full");

it("an outage is told of once, however long it lasts, and so is its end", () => {
  const { clock, lines, outage } = open();
  outage.ended();
  for (let minute = 0; minute < 5; minute += 1) {
    outage.met(GONE);
    clock.now += 60_000;
  }
  outage.ended();
  outage.ended();
  expect(lines).toEqual(["gone", "the ledger is in use again"]);
});

it("what changes within it, or comes and goes, is told of once in a minute at most", () => {
  const { clock, lines, outage } = open();
  for (let time = 0; time < 20; time += 1) {
    outage.met(GONE);
    outage.ended();
    outage.met(FULL);
  }
  expect(lines).toEqual(["gone", "the ledger is in use again"]);
  clock.now += 60_000;
  outage.met(FULL);
  expect(lines.slice(2)).toEqual(["full"]);
});
