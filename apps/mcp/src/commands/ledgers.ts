import { createLedgerFile, type LedgerKind } from "../guard/ledger/ledger-file.ts";
import type { Database } from "../guard/ledger/sql.ts";

export type OpenLedger = { kind: LedgerKind; database: Database };

/**
 * Works with those ledgers of a folder that are there, and makes none.
 *
 * @throws {LedgerError} when one cannot be opened.
 */
export async function withLedgers<Result>(
  folder: string,
  kinds: readonly LedgerKind[],
  work: (ledgers: readonly OpenLedger[]) => Promise<Result>,
): Promise<Result> {
  const files = kinds
    .map((kind) => ({ kind, file: createLedgerFile(folder, kind) }))
    .filter(({ file }) => file.exists());
  try {
    const ledgers: OpenLedger[] = [];
    for (const { kind, file } of files) ledgers.push({ kind, database: await file.open() });
    return await work(ledgers);
  } finally {
    for (const { file } of files) await file.close();
  }
}
