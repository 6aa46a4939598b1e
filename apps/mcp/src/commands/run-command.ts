import { LedgerError } from "../guard/ledger/sql.ts";
import type { Command } from "../settings/settings.ts";
import { listApprovals } from "./approvals.ts";
import { audit } from "./audit.ts";
import { decide } from "./decide.ts";
import { doctor } from "./doctor/doctor.ts";
import { optOuts } from "./opt-outs.ts";
import type { Terminal } from "./terminal.ts";
import { token } from "./token.ts";

/** Runs an operator's command and gives the exit code. */
export async function runCommand(
  command: Exclude<Command, { kind: "help" | "version" | "serve" }>,
  terminal: Terminal,
  now: () => number = Date.now,
): Promise<number> {
  try {
    switch (command.kind) {
      case "approvals":
        return await listApprovals(command.ledger, terminal, now);
      case "approve":
      case "deny":
        return await decide(command, terminal, now);
      case "audit":
        return await audit(command, terminal, now);
      case "opt-outs":
        return await optOuts(command, terminal, now);
      case "token":
        return await token(command, terminal, now);
      case "doctor":
        return await doctor(command, terminal, now);
    }
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    terminal.err(`${error.message} The command was not carried out. flowroute-mcp doctor looks into it.`);
    return 1;
  }
}
