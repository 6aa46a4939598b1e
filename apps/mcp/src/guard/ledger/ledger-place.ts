import { createLedgerFile, type LedgerFile, type LedgerKind, openedOnce } from "./ledger-file.ts";
import type { Limits } from "./postgres/limits.ts";

export { isForGood } from "./for-good.ts";

type Place = {
  stateFolder: string;
  /** Of a PostgreSQL database. Holds a password. */
  databaseUrl: string | undefined;
};

/** Whether this ledger is in the database. That of the embedded sandbox never is. */
export const isInDatabase = ({ databaseUrl }: Pick<Place, "databaseUrl">, kind: LedgerKind): boolean =>
  kind === "real" && databaseUrl !== undefined;

/** The ledger of this kind: in the database where there is one, else in a file in the folder. */
export const createLedger = (
  { stateFolder, databaseUrl }: Place,
  kind: LedgerKind,
  limits: Partial<Limits> = {},
): LedgerFile =>
  kind === "real" && databaseUrl !== undefined
    ? ledgerInDatabase(databaseUrl, limits)
    : createLedgerFile(stateFolder, kind);

function ledgerInDatabase(url: string, limits: Partial<Limits>): LedgerFile {
  let giveUp = new AbortController();
  const { open, close } = openedOnce(async () => {
    giveUp = new AbortController();
    // Only those who use it wait for the driver to load.
    const { openPostgres } = await import("./postgres/postgres.ts");
    return openPostgres(url, limits, giveUp.signal);
  });
  return {
    open,
    openToRead: open,
    // Whether another server has made it, only opening it tells.
    exists: () => true,
    close: async () => {
      // Who ends does not wait for a database that is away.
      giveUp.abort();
      await close();
    },
  };
}
