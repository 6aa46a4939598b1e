import { expect, test } from "vitest";
import { cleanEvidence } from "../verify/for-tests.ts";
import { verify } from "../verify/verify.ts";
import { isClean, type Report } from "./report.ts";
import { formatReport } from "./table.ts";

const report = (values: Partial<Report> = {}): Report => {
  const evidence = cleanEvidence();
  return {
    seed: 7,
    seconds: 61,
    secondsUnderFire: 30,
    isFinished: true,
    progress: { begun: 5, calls: 9, repeats: 4, heard: [], nonsense: [] },
    mishaps: new Map([["servers killed", 3]]),
    faults: new Map([["cut after", 2]]),
    evidence,
    verdict: verify(evidence),
    mistakes: [],
    ...values,
  };
};

test("tells what was wanted, what was in the way, and what came of it", () => {
  const table = formatReport(report());
  for (const line of [
    /^effects wished +7 \(message 3, number 2, route 1, change 1\)$/m,
    /^calls made +9$/m,
    /^ {2}cut after +2$/m,
    /^effects at the carrier +5 \(message 2, number 1, route 1, change 1\)$/m,
    /^rows in the ledger +7 \(failed 1, succeeded 5, unknown 1\)$/m,
    /^servers killed +3$/m,
    /^ {2}of one caller +1$/m,
    /^messages not known for good +1$/m,
    /^most SMS in a second +2$/m,
    /^duplicates +0$/m,
    /^seconds +61, 30 of them under fire$/m,
    /^seed +7$/m,
  ])
    expect(table).toMatch(line);
  expect(isClean(report())).toBe(true);
});

test("names the first offenders, and no text of a message", () => {
  const { carrier, ...evidence } = cleanEvidence();
  const messages = Array.from({ length: 30 }, (_, at) => ({
    id: `mdr2-${at}`,
    body: "One",
    nanodollars: 0,
    isMms: false,
    at: at * 1000,
  }));
  const verdict = verify({ ...evidence, carrier: { ...carrier, messages } });
  const table = formatReport(report({ verdict }));
  expect(table).toContain("✗ send_message mdr2-1: is number 2 at the carrier, 1 wanted");
  expect(table.match(/wanted/g)).toHaveLength(10);
  expect(table).not.toContain("One");
  expect(isClean(report({ verdict }))).toBe(false);
});

test("a run that was not finished, or had mistakes of its own, proves nothing", () => {
  expect(isClean(report({ isFinished: false }))).toBe(false);
  expect(formatReport(report({ isFinished: false }))).toContain("--minutes");
  expect(isClean(report({ mistakes: ["A server ended by itself (1)."] }))).toBe(false);
});
