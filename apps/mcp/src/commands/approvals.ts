import { commandLine } from "./command-line.ts";
import { withLedgers } from "./ledgers.ts";
import type { Terminal } from "./terminal.ts";
import { allWaiting, howToDecide, nothingWaits, tableOfWaiting } from "./waiting.ts";

/** Lists what waits for a person. */
export const listApprovals = (stateFolder: string, terminal: Terminal, now: () => number): Promise<number> =>
  withLedgers(stateFolder, ["real", "sandbox"], async (ledgers) => {
    const at = now();
    const all = await allWaiting(ledgers, at);
    if (all.length === 0) {
      terminal.out(nothingWaits(ledgers, stateFolder));
      return 0;
    }
    terminal.out(tableOfWaiting(all, terminal, at));
    terminal.out("");
    terminal.out(
      terminal.isInteractive
        ? howToDecide(stateFolder)
        : `A person has to decide this. At a terminal, ${commandLine("approvals", stateFolder)} shows the codes: they are not given to a file or another program.`,
    );
    return 0;
  });
