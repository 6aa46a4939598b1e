import { asRead } from "../guard/approval.ts";
import { writeDown } from "../guard/decide.ts";
import { timeOfDay } from "../guard/words.ts";
import type { LedgerPlace } from "../settings/command.ts";
import { printable } from "../terms/printable.ts";
import { commandLine } from "./command-line.ts";
import { type OpenLedger, withLedgers } from "./ledgers.ts";
import { operatorInWords } from "./operator.ts";
import type { Terminal } from "./terminal.ts";
import { allWaiting, detailsOf, nothingWaits, tableOfWaiting, type Waiting } from "./waiting.ts";

export type Decision = { kind: "approve" | "deny"; ledger: LedgerPlace; code: string | undefined };

const DONE = { approve: "approved", deny: "refused" } as const;

/** A person says yes or no to what waits. The exit code is 0 if that was written down, or nothing waits. */
export async function decide(decision: Decision, terminal: Terminal, now: () => number): Promise<number> {
  const { kind, ledger } = decision;
  if (!terminal.isInteractive) {
    terminal.err(
      `Nothing was ${DONE[kind]}: a person has to do this at a terminal, and this is none. There is no flag for it, on purpose: an assistant that can run commands could use it. Run ${commandLine(kind, ledger)} in a terminal yourself.`,
    );
    return 1;
  }
  return withLedgers(ledger, ["real", "sandbox"], (ledgers) => decideIn(ledgers, decision, terminal, now));
}

async function decideIn(
  ledgers: readonly OpenLedger[],
  { kind, ledger, code }: Decision,
  terminal: Terminal,
  now: () => number,
): Promise<number> {
  const all = await allWaiting(ledgers, now());
  if (code === undefined && all.length === 0) {
    terminal.out(nothingWaits(ledgers, ledger));
    return 0;
  }
  const wanted = code ?? (await askForCode(all, kind, terminal, now));
  if (wanted === "") {
    terminal.out(`Nothing was ${DONE[kind]}.`);
    return 1;
  }
  const found = all.find(({ approval }) => approval.code === wanted);
  if (found === undefined) {
    terminal.err(
      `Nothing was ${DONE[kind]}. No question waits under the code ${printable(asRead(wanted))}: it is mistyped, was decided, or its time is over. To see what waits, run ${commandLine("approvals", ledger)}`,
    );
    return 1;
  }
  terminal.out(detailsOf(found, terminal.width, now()));
  if (kind === "approve" && !isYes(await terminal.ask("Approve this, once? Type yes: "))) {
    terminal.out(
      `Nothing was approved. The question waits until ${timeOfDay(found.approval.good_until)}; to refuse it, run ${commandLine(`deny ${asRead(wanted)}`, ledger)}`,
    );
    return 1;
  }
  return sayWhatBecame(found, kind, terminal, now);
}

async function askForCode(
  all: readonly Waiting[],
  kind: Decision["kind"],
  terminal: Terminal,
  now: () => number,
): Promise<string> {
  terminal.out(tableOfWaiting(all, terminal, now()));
  terminal.out("");
  const typed = await terminal.ask(`Code of the one to ${kind} (nothing to leave it): `);
  return typed.replace(/[\s\p{Pd}]/gu, "").toUpperCase();
}

const isYes = (typed: string): boolean => typed.trim().toLowerCase() === "yes";

async function sayWhatBecame(
  { ledger, approval }: Waiting,
  kind: Decision["kind"],
  terminal: Terminal,
  now: () => number,
): Promise<number> {
  const problem = await writeDown(ledger.database, approval.id, kind, operatorInWords(), now);
  if (problem !== undefined) {
    terminal.err(`Nothing was ${DONE[kind]}. ${problem}`);
    return 1;
  }
  terminal.out(
    kind === "approve"
      ? `Approved until ${timeOfDay(approval.good_until)}, for one use. Tell the assistant to make the same call again.`
      : "Refused. Nothing of it is done, and its part of the budget is free again.",
  );
  return 0;
}
