import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type LedgerReader, ledgerBy } from "./ledger.ts";

/** The one in a folder. */
export function ledgerInFile(folder: string): LedgerReader {
  const file = join(folder, "ledger.sqlite");
  return ledgerBy(async (read) => {
    if (!existsSync(file)) return read(async () => []);
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      return await read(async (sql) => database.prepare(sql).all());
    } finally {
      database.close();
    }
  });
}
