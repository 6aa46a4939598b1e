import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { canRunPostgres } from "../../../mcp/test/postgres-server.ts";
import { openDatabase } from "./database.ts";

test.skipIf(!canRunPostgres())(
  "keeps what was committed when it breaks down, and forgets what is not logged (skipped as root in a folder for root alone)",
  async () => {
    const database = await openDatabase({ fsync: false });
    onTestFinished(database.close);
    const connection = postgres(database.url, { max: 1, onnotice: () => {} });
    onTestFinished(() => connection.end());
    await connection`CREATE TABLE kept AS SELECT 1 AS one`;
    await connection`CREATE UNLOGGED TABLE forgotten AS SELECT 1 AS one`;
    const counts = async () => [
      (await connection`SELECT * FROM kept`).length,
      (await connection`SELECT * FROM forgotten`).length,
    ];
    await database.restart(0);
    expect(await counts()).toEqual([1, 1]);
    await database.crash(0);
    expect(await counts()).toEqual([1, 0]);
    expect([database.restarts(), database.crashes()]).toEqual([1, 1]);
  },
);
