import { LedgerError } from "../sql.ts";
import type { Address } from "./address.ts";
import type { Connection } from "./connection.ts";
import { cannotBeUsed, Lost } from "./failures.ts";
import { patiently } from "./patience.ts";

// Where the connection that had the transaction is lost, its process over there may still be at work on it, or wait for
// a word that does not come. Ending it decides the matter.
const END_IT = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE backend_xid = $1::xid8::xid AND datname = current_database()`;

/**
 * What became of a transaction whose COMMIT was sent and not answered. PostgreSQL keeps that, over a restart too.
 *
 * @param xid the transaction's number
 * @throws {LedgerError} when it cannot be found out in time
 */
export async function outcomeOf(
  xid: string,
  connect: () => Promise<Connection>,
  address: Address,
  patienceMs: number,
): Promise<"committed" | "aborted"> {
  const undecided = (): Lost => new Lost(cannotBeUsed(address, "a transaction does not come to its end"));
  try {
    return await patiently(patienceMs, async () => {
      const connection = await connect();
      try {
        const [row] = await connection.ask("SELECT pg_xact_status($1::xid8) AS status", [xid]);
        const status: unknown = row?.["status"];
        if (status === "committed" || status === "aborted") return status;
        await connection.ask(END_IT, [xid]);
        throw undecided();
      } finally {
        await connection.close();
      }
    });
  } catch (error) {
    const why = error instanceof LedgerError ? error.message : String(error);
    throw new LedgerError(
      `The connection was lost while the ledger wrote something down, and it is not known whether it was written. ${why}`,
    );
  }
}
