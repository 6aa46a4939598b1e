import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "./sql.ts";
import { openSqlite } from "./sqlite.ts";

/** Where the operations on the embedded sandbox are kept: apart from those that cost money. */
const NAMES = { real: "ledger.sqlite", sandbox: "sandbox.sqlite" } as const;

export type LedgerKind = keyof typeof NAMES;

export const ledgerFile = (folder: string, kind: LedgerKind): string => join(folder, NAMES[kind]);

/** The ledger of a folder, opened when it is first needed. One that could not be opened is tried again. */
export type LedgerFile = {
  open: () => Promise<Database>;
  /** Whether there is one: a read does not make it. */
  exists: () => boolean;
  close: () => Promise<void>;
};

export function createLedgerFile(folder: string, kind: LedgerKind): LedgerFile {
  const file = ledgerFile(folder, kind);
  let opened: Promise<Database> | undefined;
  return {
    open: () => {
      opened ??= openSqlite(file).catch((error) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
    exists: () => existsSync(file),
    close: async () => {
      const closing = opened;
      opened = undefined;
      await (await closing?.catch(() => undefined))?.close();
    },
  };
}
