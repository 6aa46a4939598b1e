import type { LedgerPlace } from "../settings/command.ts";
import { commandLine } from "./command-line.ts";
import { withLedgers } from "./ledgers.ts";
import type { Terminal } from "./terminal.ts";
import { allWaiting, howToDecide, nothingWaits, tableOfWaiting } from "./waiting.ts";

/** Lists what waits for a person. */
export const listApprovals = (ledger: LedgerPlace, terminal: Terminal, now: () => number): Promise<number> =>
  withLedgers(ledger, ["real", "sandbox"], async (ledgers) => {
    const at = now();
    const all = await allWaiting(ledgers, at);
    if (all.length === 0) {
      terminal.out(nothingWaits(ledgers, ledger));
      return 0;
    }
    terminal.out(tableOfWaiting(all, terminal, at));
    terminal.out("");
    terminal.out(
      terminal.isInteractive
        ? howToDecide(ledger)
        : `A person has to decide this. At a terminal, ${commandLine("approvals", ledger)} shows the codes: they are not given to a file or another program.`,
    );
    return 0;
  });
