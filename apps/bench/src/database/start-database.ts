import { z } from "zod";
import { cpuSecondsOf } from "../children/cpu-seconds.ts";
import { canRunPostgres, openPostgres, startPostgres } from "./the-database.ts";

/** How much is on the disk, in bytes. */
export type OnDisk = {
  tables: number;
  indexes: number;
  /** Written to the log so far, which is what backups and standbys take. */
  log: number;
};

/** A PostgreSQL of the run's own, as it comes: it waits for its disk. */
export type BenchDatabase = {
  version: string;
  /** The URL of a new and empty place for a ledger. */
  ledger: (name: string) => Promise<string>;
  /** Of the ledger at this URL, after its tables were looked through. */
  onDisk: (url: string) => Promise<OnDisk>;
  /** Connections of clients that say this name, or of all. */
  connections: (applicationName?: string) => Promise<number>;
  /** Processor time that all its processes have used; undefined where the system does not tell. */
  cpuSeconds: () => Promise<number | undefined>;
  /** Carries out one statement. */
  run: (url: string, statement: string) => Promise<void>;
  stop: () => Promise<void>;
};

const number = z.union([z.number(), z.string().transform(Number)]);
const diskRow = z.object({ tables: number, indexes: number, log: number });
const pidRow = z.object({ pid: number });
const countRow = z.object({ count: number });
const versionRow = z.object({ version: z.string() });

/** What is put into a ledger for a test of its size takes longer than any statement of a server. */
const LONG_MS = 600_000;

/** Undefined where none can run: as root in a folder for root alone. */
export async function startDatabase(): Promise<BenchDatabase | undefined> {
  if (!canRunPostgres()) return undefined;
  const server = await startPostgres();
  try {
    const own = await openPostgres(named(server.url, "public"));
    const [told] = await own.all("SELECT current_setting('server_version') AS version");
    return {
      version: versionRow.parse(told).version,
      async ledger(name) {
        await own.run(`CREATE SCHEMA ${name}`);
        const url = named(server.url, name);
        // Whoever comes first makes the tables: that is no part of what is measured.
        await (await openPostgres(url)).close();
        return url;
      },
      async onDisk(url) {
        const schema = schemaOf(url);
        const [row] = await own.all(
          `SELECT sum(pg_table_size(oid)) AS tables, sum(pg_indexes_size(oid)) AS indexes,
             pg_current_wal_lsn() - '0/0' AS log
           FROM pg_class WHERE relkind = 'r' AND relnamespace = $1::text::regnamespace`,
          schema,
        );
        return diskRow.parse(row);
      },
      async connections(applicationName) {
        const [row] = await own.all(
          `SELECT count(*) AS count FROM pg_stat_activity
           WHERE backend_type = 'client backend' AND application_name = coalesce($1, application_name)`,
          applicationName ?? null,
        );
        return countRow.parse(row).count;
      },
      async cpuSeconds() {
        const rows = await own.all("SELECT pid FROM pg_stat_activity");
        const seconds = rows.map((row) => cpuSecondsOf(pidRow.parse(row).pid));
        return seconds.reduce<number | undefined>(
          (sum, each) => (sum === undefined || each === undefined ? undefined : sum + each),
          0,
        );
      },
      async run(url, statement) {
        const database = await openPostgres(url, { statementMs: LONG_MS, onTheWayMs: LONG_MS });
        try {
          await database.run(statement);
        } finally {
          await database.close();
        }
      },
      async stop() {
        await own.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Each ledger has a schema of its own, and finds only that. */
function named(server: string, schema: string): string {
  const url = new URL(server);
  url.searchParams.set("options", `-c search_path=${schema}`);
  return url.href;
}

const schemaOf = (url: string): string =>
  /search_path=(\w+)/.exec(new URL(url).searchParams.get("options") ?? "")?.[1] ?? "public";
