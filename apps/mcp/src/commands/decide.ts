import { asRead, decline, grant } from "../guard/approval.ts";
import { timeOfDay } from "../guard/words.ts";
import { printable } from "../terms/printable.ts";
import { commandLine } from "./command-line.ts";
import { type OpenLedger, withLedgers } from "./ledgers.ts";
import { operatorInWords } from "./operator.ts";
import type { Terminal } from "./terminal.ts";
import {
  allWaiting,
  detailsOf,
  nothingWaits,
  stillWaiting,
  tableOfWaiting,
  type Waiting,
  whatBecameOf,
} from "./waiting.ts";

export type Decision = { kind: "approve" | "deny"; stateFolder: string; code: string | undefined };

const DONE = { approve: "approved", deny: "refused" } as const;

/** A person says yes or no to what waits. The exit code is 0 if that was written down, or nothing waits. */
export async function decide(decision: Decision, terminal: Terminal, now: () => number): Promise<number> {
  const { kind, stateFolder } = decision;
  if (!terminal.isInteractive) {
    terminal.err(
      `Nothing was ${DONE[kind]}: a person has to do this at a terminal, and this is none. There is no flag for it, on purpose: an assistant that can run commands could use it. Run ${commandLine(kind, stateFolder)} in a terminal yourself.`,
    );
    return 1;
  }
  return withLedgers(stateFolder, ["real", "sandbox"], (ledgers) =>
    decideIn(ledgers, decision, terminal, now),
  );
}

async function decideIn(
  ledgers: readonly OpenLedger[],
  { kind, stateFolder, code }: Decision,
  terminal: Terminal,
  now: () => number,
): Promise<number> {
  const all = await allWaiting(ledgers, now());
  if (code === undefined && all.length === 0) {
    terminal.out(nothingWaits(ledgers, stateFolder));
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
      `Nothing was ${DONE[kind]}. No question waits under the code ${printable(asRead(wanted))}: it is mistyped, was decided, or its time is over. To see what waits, run ${commandLine("approvals", stateFolder)}`,
    );
    return 1;
  }
  terminal.out(detailsOf(found, terminal.width, now()));
  if (kind === "approve" && !isYes(await terminal.ask("Approve this, once? Type yes: "))) {
    terminal.out(
      `Nothing was approved. The question waits until ${timeOfDay(found.approval.good_until)}; to refuse it, run ${commandLine(`deny ${asRead(wanted)}`, stateFolder)}`,
    );
    return 1;
  }
  return writeDown(found, kind, terminal, now);
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

async function writeDown(
  { ledger, approval }: Waiting,
  kind: Decision["kind"],
  terminal: Terminal,
  now: () => number,
): Promise<number> {
  // While the person was reading, another one may have decided, or the time may have run out.
  const problem = await ledger.database.transaction(
    async (sql) => {
      const at = now();
      const waits = (await stillWaiting(sql, at)).some(({ id }) => id === approval.id);
      if (!waits) return meanwhile(await whatBecameOf(sql, approval.id));
      await (kind === "approve" ? grant : decline)(sql, approval, operatorInWords(), at);
      return undefined;
    },
    { durable: true },
  );
  await ledger.database.forget();
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

function meanwhile(now: Awaited<ReturnType<typeof whatBecameOf>>): string {
  const by = now?.decided_by ? ` by ${printable(now.decided_by)}` : "";
  switch (now?.state) {
    case "approved":
      return `It was approved${by} meanwhile, and is not used yet.`;
    case "used":
      return `It was approved${by} and used meanwhile.`;
    case "declined":
      return `It was refused${by} meanwhile.`;
    default:
      return "Its time is over. When the assistant makes the same call again, that asks anew.";
  }
}
