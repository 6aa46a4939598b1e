import { LedgerError } from "../sql.ts";

/** For who comes when the ledger has been closed. */
export const closed = (): LedgerError => new LedgerError("The ledger is closed: this server is ending.");
