import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { databaseAt, hasPostgres } from "../../../../test/new-database.ts";
import { type LineFault, openPostgresProxy } from "../../../../test/postgres-proxy.ts";
import { type PostgresServer, startPostgres } from "../../../../test/postgres-server.ts";
import { LedgerError } from "../sql.ts";
import { insert, names, openForTest, sharedBy } from "./for-tests.ts";
import type { Limits } from "./limits.ts";

/** The machine may have much else to do. */
const PATIENT = { timeout: 20_000, interval: 20 };

/** A ledger behind a line that can fail, and the same past it. */
async function faulty(limits: Partial<Limits> = {}) {
  const { url, first: past } = await sharedBy(1);
  const proxy = await openPostgresProxy(url);
  onTestFinished(() => proxy.close());
  const database = await openForTest(proxy.url, limits);
  return { line: proxy.state, database, past };
}

describe.skipIf(!hasPostgres())("a COMMIT that is not answered", () => {
  const FAULTS = [
    ["cut after COMMIT", 1],
    ["cut before COMMIT", 2],
    ["lose COMMIT", 2],
  ] as const;

  it.each(FAULTS)("%s: the work of a transaction is done once, by %i runs", async (fault, expected) => {
    const { line, database, past } = await faulty();
    line.fault = fault;
    let runs = 0;
    const said = await database.transaction(async (sql) => {
      runs += 1;
      await insert(sql, "x");
      return `run ${runs}`;
    });
    expect({ said, runs, happened: line.happened }).toEqual({
      said: `run ${expected}`,
      runs: expected,
      happened: 1,
    });
    expect(await names(past)).toEqual(["x"]);
  });

  it.each(FAULTS)("%s: a single statement is done once", async (fault) => {
    const { line, database, past } = await faulty();
    await insert(database, "x");
    line.fault = fault;
    expect(await database.run("UPDATE opt_outs SET at = at + $1", 1)).toBe(1);
    line.fault = fault;
    expect(await database.all("UPDATE opt_outs SET at = at + $1 RETURNING at", 1)).toEqual([{ at: "3" }]);
    expect(line.happened).toBe(2);
    expect(await past.all("SELECT at FROM opt_outs")).toEqual([{ at: "3" }]);
  });

  it("is given up after a while, when the line says nothing, and its outcome found out", async () => {
    const { line, database, past } = await faulty({ statementMs: 100, onTheWayMs: 100 });
    line.fault = "silent after COMMIT";
    let runs = 0;
    await database.transaction(async (sql) => {
      runs += 1;
      await insert(sql, "x");
    });
    expect(runs).toBe(1);
    expect(await names(past)).toEqual(["x"]);
  });

  it("whose outcome cannot be found out is an error that says so, and is not run again", async () => {
    const { line, database, past } = await faulty({ patienceMs: 100 });
    line.fault = "cut after COMMIT and close";
    let runs = 0;
    const error = await database
      .transaction(async (sql) => {
        runs += 1;
        await insert(sql, "x");
      })
      .catch((each: unknown) => each);
    expect(error).toBeInstanceOf(LedgerError);
    expect(String(error)).toMatch(/it is not known whether it was written/);
    expect(runs).toBe(1);
    expect(await names(past)).toEqual(["x"]);
    line.fault = "pass";
    await insert(database, "y");
    expect(await names(database)).toEqual(["x", "y"]);
  });

  it("loses and doubles nothing, whatever happens to many of them", async () => {
    const { line, database, past } = await faulty();
    await insert(database, "count");
    const all: LineFault[] = ["cut after COMMIT", "cut before COMMIT", "lose COMMIT", "pass"];
    for (let index = 0; index < 12; index += 1) {
      line.fault = all[index % all.length] ?? "pass";
      await Promise.all([
        database.transaction(async (sql) => {
          await insert(sql, `transaction ${index}`);
          await sql.run("UPDATE opt_outs SET at = at + 1 WHERE number = 'count'");
        }),
        insert(database, `single ${index}`),
        past.transaction((sql) => insert(sql, `other ${index}`)),
      ]);
    }
    expect(line.happened).toBe(9);
    expect(await past.all("SELECT COUNT(*) AS count FROM opt_outs")).toEqual([{ count: "37" }]);
    expect(await past.all("SELECT at FROM opt_outs WHERE number = 'count'")).toEqual([{ at: "13" }]);
  });
});

describe.skipIf(!hasPostgres())("a transaction", () => {
  it("that stood still too long is undone for the next ones, and run again", async () => {
    const { first, second } = await sharedBy(2, { silenceMs: 100 });
    let runs = 0;
    const slow = first.transaction(async (sql) => {
      runs += 1;
      await insert(sql, `slow ${runs}`);
      if (runs === 1) await expect.poll(() => names(second), PATIENT).toEqual(["next"]);
    });
    await expect.poll(() => runs, PATIENT).toBe(1);
    await second.transaction((sql) => insert(sql, "next"));
    await slow;
    expect(await names(second)).toEqual(["next", "slow 2"]);
  });

  it("whose process is killed leaves nothing, and holds up nobody", async () => {
    const { url, first: database } = await sharedBy(1);
    const { href } = new URL("./postgres.ts", import.meta.url);
    const script = `
      const { openPostgres } = await import(${JSON.stringify(href)});
      const database = await openPostgres(process.argv[1]);
      await database.transaction(async (sql) => {
        await sql.run("INSERT INTO opt_outs (account, number, state, at, source) VALUES ('a', 'killed', 'out', 1, 'test')");
        process.stdout.write("inside");
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      });`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, url], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await database.transaction((sql) => insert(sql, "next"));
    expect(await names(database)).toEqual(["next"]);
  });
});

describe.skipIf(!hasPostgres())("a PostgreSQL that is stopped and started again", () => {
  let server: PostgresServer;
  let url: string;
  beforeAll(async () => {
    server = await startPostgres();
    url = await databaseAt(server.url);
  });
  afterAll(() => server?.stop());

  it("loses and doubles nothing of what was under way, and what listens hears again", async () => {
    const processes = await Promise.all(
      Array.from({ length: 3 }, () => openForTest(url, { patienceMs: 20_000, turnMs: 25_000 })),
    );
    const [first] = processes;
    if (first === undefined) throw new Error("no process");
    let heard = 0;
    for (const each of processes)
      await each.subscribe("topic", () => {
        heard += 1;
      });
    await insert(first, "count");
    let done = 0;
    let isOver = false;
    const workers = processes.map(async (database, process) => {
      for (let index = 0; !isOver; index += 1) {
        await database.transaction(async (sql) => {
          await insert(sql, `${process} ${index}`);
          await sql.run("UPDATE opt_outs SET at = at + 1 WHERE number = 'count'");
        });
        await insert(database, `${process} ${index} alone`);
        done += 1;
      }
    });
    const finished = Promise.all(workers);
    await expect.poll(() => done, PATIENT).toBeGreaterThan(3);
    await server.halt();
    const before = done;
    await server.resume();
    await expect.poll(() => done, PATIENT).toBeGreaterThan(before + 3);
    isOver = true;
    await finished;
    expect(await first.all("SELECT COUNT(*) AS count FROM opt_outs")).toEqual([{ count: `${2 * done + 1}` }]);
    expect(await first.all("SELECT at FROM opt_outs WHERE number = 'count'")).toEqual([
      { at: `${done + 1}` },
    ]);

    // Those who were listening are listening again: what one says, all hear.
    await expect
      .poll(async () => {
        heard = 0;
        await first.publish("topic", "again");
        await first.all("SELECT pg_sleep(0.05)");
        return heard;
      }, PATIENT)
      .toBe(3);
  });

  it("is an error while it is away, and works again by itself afterwards", async () => {
    const database = await openForTest(url, { patienceMs: 50 });
    await server.halt();
    for (const call of [
      () => database.all("SELECT 1"),
      () => insert(database, "away"),
      () => database.transaction((sql) => insert(sql, "away")),
      () => database.publish("topic", "away"),
      () => database.subscribe("topic", () => {}),
    ])
      await expect(call()).rejects.toThrow(LedgerError);
    await server.resume();
    await insert(database, "back");
    expect(await database.all("SELECT number FROM opt_outs WHERE number IN ('away', 'back')")).toEqual([
      { number: "back" },
    ]);
  });
});
