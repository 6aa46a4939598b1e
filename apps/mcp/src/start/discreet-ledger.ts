import type { LedgerFile } from "../guard/ledger/ledger-file.ts";
import { type Database, LedgerError } from "../guard/ledger/sql.ts";
import type { Outage } from "./outage.ts";

/** All that a caller from another machine hears: no host, database, path or error of the operating system. */
class Withheld extends LedgerError {
  constructor() {
    super("The ledger cannot be used now; the server's log says why.");
  }
}

type Discreetly = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * The same ledger for a server whose callers may be anybody. What its errors say is told to the operator in place of
 * them, so that it reaches no caller, whichever part of the server gives the error on.
 */
export function discreetLedger(ledger: LedgerFile, outage: Outage): LedgerFile {
  let isClosed = false;
  const discreetly: Discreetly = async (work) => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LedgerError) || error instanceof Withheld) throw error;
      // That it is closed when the server ends is nothing to tell of.
      if (!isClosed) outage.met(error);
      throw new Withheld();
    }
  };
  // A ledger that was open before is given without a question to it: that proves nothing.
  const answered: Discreetly = async (work) => {
    const result = await discreetly(work);
    outage.ended();
    return result;
  };
  const discreet = new WeakMap<Database, Database>();
  const opening = (open: () => Promise<Database>) => async (): Promise<Database> => {
    const database = await discreetly(open);
    const known = discreet.get(database) ?? wrap(database, answered);
    discreet.set(database, known);
    return known;
  };
  return {
    open: opening(ledger.open),
    openToRead: opening(ledger.openToRead),
    exists: ledger.exists,
    close: () => {
      isClosed = true;
      return ledger.close();
    },
  };
}

const wrap = (database: Database, discreetly: Discreetly): Database => ({
  all: (sql, ...values) => discreetly(() => database.all(sql, ...values)),
  run: (sql, ...values) => discreetly(() => database.run(sql, ...values)),
  transaction: (work, options) => discreetly(() => database.transaction(work, options)),
  publish: (topic, said) => discreetly(() => database.publish(topic, said)),
  subscribe: (topic, listener) => discreetly(() => database.subscribe(topic, listener)),
  forget: () => discreetly(() => database.forget()),
  close: () => database.close(),
});
