import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseAt, hasPostgres } from "../../../test/new-database.ts";
import { type PostgresServer, startPostgres } from "../../../test/postgres-server.ts";
import { openPostgres } from "../../guard/ledger/postgres/postgres.ts";
import { type Database, LedgerError } from "../../guard/ledger/sql.ts";
import { createReplica, FAST } from "./for-tests.ts";

describe.skipIf(!hasPostgres())("while the database is away", () => {
  let server: PostgresServer;
  let database: Database;
  beforeAll(async () => {
    server = await startPostgres();
    database = await openPostgres(await databaseAt(server.url), { patienceMs: 200 });
  });
  afterAll(async () => {
    await database?.close();
    await server?.stop();
  });

  it("a message gets no turn and is told why; afterwards turns are given as before", async () => {
    const given = { account: "account", rates: { sms: 1, mms: 1 }, times: { ...FAST, leaseMs: 60_000 } };
    const [sending, waiting] = [createReplica(database, given), createReplica(database, given)];
    const release = await sending.acquire();
    const waits = waiting.acquire();
    const outcome = expect(waits).rejects.toThrow(LedgerError);
    await server.halt();
    await outcome;
    await expect(sending.acquire()).rejects.toThrow(/PostgreSQL/);
    await server.resume();
    // It was renewed before, and is still under way.
    const next = waiting.acquire();
    await expect.poll(waiting.statements).toBeGreaterThan(3);
    release();
    (await next)();
  });
});
