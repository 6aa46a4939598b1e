import { z } from "zod";
import { LastingLedgerError } from "../for-good.ts";
import { MIGRATIONS } from "../migrations.ts";
import { type Database, integer, type Sql } from "../sql.ts";
import type { Address } from "./address.ts";
import { cannotBeUsed } from "./failures.ts";

const OLDEST = 13;

/** SQL_ASCII keeps the bytes as they come. In any other one some letters have no place. */
const ENCODINGS: ReadonlySet<string> = new Set(["UTF8", "SQL_ASCII"]);

const server = z.object({ version: integer, encoding: z.string() });

/**
 * Brings the tables to this version, in one transaction that others wait for.
 *
 * @throws {LedgerError}
 */
export async function migrate(database: Pick<Database, "all" | "transaction">, address: Address) {
  const [row] = await database.all(
    `SELECT current_setting('server_version_num')::integer AS version,
       current_setting('server_encoding') AS encoding`,
  );
  const { version, encoding } = server.parse(row);
  if (version < OLDEST * 10_000) throw lasting(address, `it is older than PostgreSQL ${OLDEST}`);
  if (!ENCODINGS.has(encoding))
    throw lasting(address, `its encoding is ${encoding}. Create the database with ENCODING 'UTF8'`);
  if ((await versionOf(database, address)) === MIGRATIONS.length) return;
  await database.transaction(async (sql) => {
    const from = await versionOf(sql, address);
    if (from === MIGRATIONS.length) return;
    await sql.run("CREATE TABLE IF NOT EXISTS ledger_version (version BIGINT NOT NULL)");
    for (const { sql: shared, postgres } of MIGRATIONS.slice(from)) await sql.run(`${shared};${postgres}`);
    await sql.run("DELETE FROM ledger_version");
    await sql.run("INSERT INTO ledger_version VALUES ($1)", MIGRATIONS.length);
  });
}

/** How many migrations it has had; 0 for no ledger. */
async function versionOf(sql: Pick<Sql, "all">, address: Address): Promise<number> {
  const [table] = await sql.all("SELECT to_regclass('ledger_version')::text AS name");
  if (typeof table?.["name"] !== "string") return 0;
  const [row] = await sql.all("SELECT version FROM ledger_version");
  const version = row === undefined ? 0 : integer.parse(row["version"]);
  if (version > MIGRATIONS.length)
    throw lasting(
      address,
      "a newer version of flowroute-mcp has made it. Update flowroute-mcp, or use another database",
    );
  return version;
}

const lasting = (address: Address, why: string): LastingLedgerError =>
  new LastingLedgerError(cannotBeUsed(address, why));
