import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "./sql.ts";
import { IN_MEMORY, openSqlite } from "./sqlite.ts";

/** Where the operations on the embedded sandbox are kept: apart from those that cost money. */
const NAMES = { real: "ledger.sqlite", sandbox: "sandbox.sqlite" } as const;

export type LedgerKind = keyof typeof NAMES;

export const ledgerFile = (folder: string, kind: LedgerKind): string => join(folder, NAMES[kind]);

/** A ledger, opened when it is first needed. One that could not be opened is tried again. */
export type LedgerFile = {
  open: () => Promise<Database>;
  /** The same for who only reads: where there is none yet, an empty one that leaves no file. */
  openToRead: () => Promise<Database>;
  exists: () => boolean;
  close: () => Promise<void>;
};

/** The one in a folder. */
export function createLedgerFile(folder: string, kind: LedgerKind): LedgerFile {
  const file = ledgerFile(folder, kind);
  const ledger = openedOnce(() => openSqlite(file));
  let empty: Promise<Database> | undefined;
  return {
    open: ledger.open,
    openToRead: () => {
      if (ledger.isOpened() || existsSync(file)) return ledger.open();
      empty ??= openSqlite(IN_MEMORY);
      return empty;
    },
    exists: () => existsSync(file),
    close: ledger.close,
  };
}

/** Opens when it is first asked, and again when that has failed. */
export function openedOnce(open: () => Promise<Database>) {
  let opened: Promise<Database> | undefined;
  return {
    open: (): Promise<Database> => {
      opened ??= open().catch((error) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
    isOpened: (): boolean => opened !== undefined,
    close: async (): Promise<void> => {
      const closing = opened;
      opened = undefined;
      await (await closing?.catch(() => undefined))?.close();
    },
  };
}
