import { LedgerError } from "./sql.ts";

/** A LedgerError that no waiting mends: a person has to change a setting, a right or a version. */
export class LastingLedgerError extends LedgerError {}

/** Whether to give up at once, rather than to start without the ledger and to try again. */
export const isForGood = (error: unknown): boolean => error instanceof LastingLedgerError;
