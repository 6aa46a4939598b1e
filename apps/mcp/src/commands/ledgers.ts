import type { LedgerKind } from "../guard/ledger/ledger-file.ts";
import { createLedger } from "../guard/ledger/ledger-place.ts";
import type { Limits } from "../guard/ledger/postgres/limits.ts";
import type { Database } from "../guard/ledger/sql.ts";
import type { LedgerPlace } from "../settings/command.ts";

export type OpenLedger = { kind: LedgerKind; database: Database };

/**
 * Works with those ledgers that are there, and makes none.
 *
 * @throws {LedgerError} when one cannot be opened.
 */
export async function withLedgers<Result>(
  place: LedgerPlace,
  kinds: readonly LedgerKind[],
  work: (ledgers: readonly OpenLedger[]) => Promise<Result>,
  limits: Partial<Limits> = {},
): Promise<Result> {
  const files = kinds
    .map((kind) => ({ kind, file: createLedger(place, kind, limits) }))
    .filter(({ file }) => file.exists());
  try {
    const ledgers: OpenLedger[] = [];
    for (const { kind, file } of files) ledgers.push({ kind, database: await file.open() });
    return await work(ledgers);
  } finally {
    for (const { file } of files) await file.close();
  }
}
