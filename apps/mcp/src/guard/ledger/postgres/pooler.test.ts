import { describe, expect, it, onTestFinished } from "vitest";
import { hasPostgres, newDatabase } from "../../../../test/new-database.ts";
import { isForGood } from "../for-good.ts";
import type { Database } from "../sql.ts";
import { addressOf } from "./address.ts";
import { connect } from "./connection.ts";
import { insert, names, newLedger, openForTest, sharedBy } from "./for-tests.ts";
import { LIMITS } from "./limits.ts";
import { hasPgbouncer, throughPgbouncer, throughStrictLine } from "./poolers-for-tests.ts";
import { openPostgres } from "./postgres.ts";
import { alone, single } from "./transactions.ts";

const NEEDED = {
  statement_timeout: "10s",
  lock_timeout: "8s",
  idle_in_transaction_session_timeout: "5s",
  synchronous_commit: "on",
  client_encoding: "UTF8",
  application_name: "flowroute-mcp",
};

/** What holds on a connection, of this and of whatever else is asked for. */
async function settingsOf(database: Database, ...others: string[]) {
  const all = [...Object.keys(NEEDED), ...others];
  const [row] = await database.all(
    `SELECT ${all.map((name) => `current_setting('${name}') AS ${name}`).join(", ")}`,
  );
  return row;
}

/** A database on which something else is usual. */
async function lax(): Promise<string> {
  const url = await newDatabase();
  const database = await openForTest(url);
  const name = new URL(url).pathname.slice(1);
  await database.all(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  await database.all(`ALTER DATABASE ${name} SET client_encoding = LATIN1`);
  return url;
}

/** Why it cannot be opened, and whether that lasts. */
async function refusal(url: string) {
  const error = await openPostgres(url, { patienceMs: 0 }).then(
    (database) => database.close(),
    (each: unknown) => each,
  );
  return { said: String(error), lasts: isForGood(error) };
}

const withOptions = (url: string, options: string): string => {
  const asked = new URL(url);
  asked.searchParams.set("options", options);
  return asked.href;
};

const SESSIONS = /has to pool sessions, not transactions \(PgBouncer: pool_mode = session\)/;

describe.skipIf(!hasPostgres())("through a line that lets in as PgBouncer does", () => {
  it("a connection has what it needs, and the settings among its options", async () => {
    const through = await throughStrictLine(await lax());
    expect(await settingsOf(await openForTest(through))).toEqual(NEEDED);
    const asked = withOptions(
      through,
      "-c search_path=it\\'s,\\ public --work-mem=8MB -cstatement_timeout=0",
    );
    expect(await settingsOf(await openForTest(asked), "search_path", "work_mem")).toEqual({
      ...NEEDED,
      search_path: "it's, public",
      work_mem: "8MB",
    });
  });

  it("other options are refused, and are passed on without it", async () => {
    const url = await newLedger();
    const asked = withOptions(url, `${new URL(url).searchParams.get("options")} -S 8MB`);
    expect(await settingsOf(await openForTest(asked), "work_mem")).toEqual({ ...NEEDED, work_mem: "8MB" });
    expect(await refusal(await throughStrictLine(asked))).toEqual({
      said: expect.stringMatching(/does not pass on what options in .* all written such as -c search_path=/),
      lasts: true,
    });
  });

  it("it is a passing trouble that the server behind is away, and is made up for", async () => {
    const { url } = await sharedBy(1);
    let refusals = 1;
    const through = await throughStrictLine(url, () => refusals-- > 0);
    expect(await refusal(through)).toEqual({
      said: expect.stringMatching(/a pooler in between has refused the connection, or has lost the server/),
      lasts: false,
    });
    refusals = 2;
    const database = await openForTest(through, { patienceMs: 20_000 });
    expect(await database.all("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(refusals).toBeLessThan(0);
  });
});

describe.skipIf(!hasPostgres())("a connection", () => {
  it.each(["-c no_such_setting=1", "-c work_mem=much", "-c ignore_system_indexes=on", "-S much"])(
    "with a setting that PostgreSQL does not take is refused for good: %s",
    async (options) => {
      expect(await refusal(withOptions(await newLedger(), options))).toEqual({
        said: expect.stringContaining("Check options in FLOWROUTE_MCP_DATABASE_URL"),
        lasts: true,
      });
    },
  );

  it("takes no part in a transaction that another process has than the one with its settings", async () => {
    const { url, first: past } = await sharedBy(1);
    const address = addressOf(url);
    const own = await connect(address, LIMITS);
    onTestFinished(() => own.close());
    const other = { ...own, process: own.process + 1 };
    const never = () => Promise.reject(new Error("asked for an outcome"));
    const statement =
      "INSERT INTO opt_outs (account, number, state, at, source) VALUES ('a', 'x', 'out', 1, 'test')";
    await expect(single(other, address, never, [statement])).rejects.toThrow(SESSIONS);
    await expect(alone(other, address, never, (sql) => insert(sql, "y"))).rejects.toThrow(SESSIONS);
    expect(await names(past)).toEqual([]);
    await single(own, address, never, [statement]);
    expect(await names(past)).toEqual(["x"]);
  });
});

describe.skipIf(!hasPostgres() || !hasPgbouncer())("PgBouncer (skipped where it is not installed)", () => {
  it("that pools sessions is worked through, over a process that is ended behind it", async () => {
    const url = await lax();
    const past = await openForTest(url);
    const through = await throughPgbouncer(url, "pool_mode = session");
    const database = await openForTest(withOptions(through, "-c work_mem=8MB"), { patienceMs: 20_000 });
    expect(await settingsOf(database, "work_mem")).toEqual({ ...NEEDED, work_mem: "8MB" });
    let runs = 0;
    await database.transaction(async (sql) => {
      runs += 1;
      await insert(sql, `run ${runs}`);
      const [row] = await sql.all("SELECT pg_backend_pid() AS process");
      if (runs === 1) await past.all("SELECT pg_terminate_backend($1)", Number(row?.["process"]));
      await sql.all("SELECT 1");
    });
    expect(await names(past)).toEqual(["run 2"]);
  });

  it.each([
    ["pool_mode = transaction", "default_pool_size = 1"],
    ["pool_mode = transaction", "default_pool_size = 2"],
    ["pool_mode = transaction", "default_pool_size = 20"],
    ["pool_mode = transaction", "default_pool_size = 5", "min_pool_size = 5", "server_round_robin = 1"],
    ["pool_mode = statement", "default_pool_size = 2"],
  ])("with %s, %s is refused, and nothing is left behind", async (...settings) => {
    const url = await newDatabase();
    const through = await throughPgbouncer(url, ...settings);
    expect(await refusal(through)).toEqual({ said: expect.stringMatching(SESSIONS), lasts: true });
    const { default: postgres } = await import("postgres");
    const shared = postgres(through, { max: 1, prepare: false });
    const [row] = await shared.unsafe(
      "SELECT current_setting('statement_timeout') AS timeout, (SELECT COUNT(*) FROM pg_prepared_statements)::integer AS kept",
    );
    await shared.end();
    expect(row).toEqual({ timeout: "0", kept: 0 });
  });

  it("that drops options is refused", async () => {
    const through = await throughPgbouncer(await newDatabase(), "ignore_startup_parameters = options");
    expect(await refusal(withOptions(through, "-S 8MB"))).toEqual({
      said: expect.stringContaining("does not pass on what options in FLOWROUTE_MCP_DATABASE_URL asks for"),
      lasts: true,
    });
  });
});
