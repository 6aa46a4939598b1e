import postgres from "postgres";
import { type LedgerReader, ledgerBy } from "./ledger.ts";

/** The one in a PostgreSQL database. */
export const ledgerInDatabase = (url: string): LedgerReader =>
  ledgerBy(async (read) => {
    const connection = postgres(url, { max: 1, onnotice: () => {} });
    try {
      return await read((sql) => connection.unsafe(sql));
    } finally {
      await connection.end();
    }
  });
