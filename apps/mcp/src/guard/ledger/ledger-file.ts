import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "./sql.ts";
import { IN_MEMORY, openSqlite } from "./sqlite.ts";

/** Where the operations on the embedded sandbox are kept: apart from those that cost money. */
const NAMES = { real: "ledger.sqlite", sandbox: "sandbox.sqlite" } as const;

export type LedgerKind = keyof typeof NAMES;

export const ledgerFile = (folder: string, kind: LedgerKind): string => join(folder, NAMES[kind]);

/** The ledger of a folder, opened when it is first needed. One that could not be opened is tried again. */
export type LedgerFile = {
  open: () => Promise<Database>;
  /** The same for who only reads: where there is none yet, an empty one that leaves no file. */
  openToRead: () => Promise<Database>;
  exists: () => boolean;
  close: () => Promise<void>;
};

export function createLedgerFile(folder: string, kind: LedgerKind): LedgerFile {
  const file = ledgerFile(folder, kind);
  let opened: Promise<Database> | undefined;
  let empty: Promise<Database> | undefined;
  const open = () => {
    opened ??= openSqlite(file).catch((error) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    open,
    openToRead: () => {
      if (opened !== undefined || existsSync(file)) return open();
      empty ??= openSqlite(IN_MEMORY);
      return empty;
    },
    exists: () => existsSync(file),
    close: async () => {
      const closing = opened;
      opened = undefined;
      await (await closing?.catch(() => undefined))?.close();
    },
  };
}
