import { asRead } from "../guard/approval.ts";
import { stillWaiting } from "../guard/decide.ts";
import type { Approval } from "../guard/ledger/approvals.ts";
import { who } from "../guard/who.ts";
import { timeOfDay } from "../guard/words.ts";
import type { LedgerPlace } from "../settings/command.ts";
import { inDollars } from "../terms/money.ts";
import { minutesLeft } from "../terms/time-words.ts";
import { commandLine } from "./command-line.ts";
import type { OpenLedger } from "./ledgers.ts";
import { type Column, indented, table } from "./table.ts";
import type { Terminal } from "./terminal.ts";

/** A question that waits for a person, and the ledger that it is in. */
export type Waiting = { ledger: OpenLedger; approval: Approval };

/** What waits in these ledgers, oldest first in each. What is overdue is ended before. */
export async function allWaiting(ledgers: readonly OpenLedger[], at: number): Promise<Waiting[]> {
  const all: Waiting[] = [];
  for (const ledger of ledgers)
    for (const approval of await ledger.database.transaction((sql) => stillWaiting(sql, at)))
      all.push({ ledger, approval });
  return all;
}

export const nothingWaits = (ledgers: readonly OpenLedger[], { stateFolder }: LedgerPlace): string =>
  ledgers.length === 0
    ? `Nothing waits for a person: there is no ledger in ${stateFolder}.`
    : "Nothing waits for a person.";

const COLUMNS: Column[] = [
  { title: "CODE", kind: "whole" },
  { title: "WHAT WOULD HAPPEN", kind: "flowing" },
  { title: "COST", kind: "whole" },
  { title: "ASKED BY", kind: "flowing" },
];

// An assistant that has a shell could otherwise read a code there, and approve what it asked for itself.
const HIDDEN = "(shown on a terminal)";

export function tableOfWaiting(
  all: readonly Waiting[],
  { isInteractive, width }: Pick<Terminal, "isInteractive" | "width">,
  at: number,
): string {
  const rows = all.map(({ ledger, approval }) => {
    const { code, question, nanodollars, asked_at, good_until } = approval;
    const shown = isInteractive ? asRead(code) : HIDDEN;
    return {
      cells: [
        ledger.kind === "sandbox" ? `${shown}\nsandbox` : shown,
        question ?? "",
        inDollars(nanodollars),
        `${who(approval)}\n${timeOfDay(asked_at)}\ngood for ${minutesLeft(good_until, at)}`,
      ],
    };
  });
  return table(COLUMNS, rows, width);
}

/** Everything that a person has to know for a yes or no. */
export function detailsOf({ ledger, approval }: Waiting, width: number, at: number): string {
  const { code, question, nanodollars, asked_at, good_until } = approval;
  const facts = [
    ["Code", asRead(code)],
    ["Asked by", `${who(approval)}, at ${timeOfDay(asked_at)}`],
    ["Good until", `${timeOfDay(good_until)}, for ${minutesLeft(good_until, at)} more`],
    ["Cost", inDollars(nanodollars)],
    ...(ledger.kind === "sandbox" ? [["Account", "the sandbox: nothing is real"]] : []),
  ];
  const lines = table(
    [
      { title: "", kind: "whole" },
      { title: "", kind: "flowing" },
    ],
    facts.map((cells) => ({ cells })),
    width,
  );
  return `${lines.trimStart()}\n\n${indented(question ?? "", width, "  | ")}\n`;
}

export const howToDecide = (ledger: LedgerPlace): string =>
  `To approve one, run: ${commandLine("approve CODE", ledger)}\nTo refuse it, run:  ${commandLine("deny CODE", ledger)}`;
