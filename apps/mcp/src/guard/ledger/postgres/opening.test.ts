import postgres from "postgres";
import { beforeAll, describe, expect, it, type TestContext } from "vitest";
import { hasPostgres, newDatabase, whyNoPasswords, whyNoUsers } from "../../../../test/new-database.ts";
import { isForGood } from "../for-good.ts";
import { MIGRATIONS } from "../migrations.ts";
import { LedgerError } from "../sql.ts";
import { insert, names, newLedger, openForTest } from "./for-tests.ts";
import { openPostgres } from "./postgres.ts";

/** Does something with the database past the ledger. */
async function past(url: string, ...statements: string[]): Promise<void> {
  const connection = postgres(url, { max: 1, onnotice: () => {} });
  for (const each of statements) await connection.unsafe(each);
  await connection.end();
}

/** A user may be there from another run on the same server. */
const user = (name: string, password: string): string =>
  `DO $$ BEGIN CREATE ROLE "${name}" LOGIN PASSWORD '${password}'; EXCEPTION WHEN duplicate_object THEN NULL; END $$`;

/** Skips a test for which the server of TEST_DATABASE_URL is not made. */
function skipFor(skip: TestContext["skip"], why: string | undefined): void {
  if (why !== undefined) skip(why);
}

/** What somebody who opens it is told. */
async function refusal(url: string): Promise<{ said: string; lasts: boolean }> {
  const error = await openPostgres(url, { patienceMs: 0 }).then(
    (database) => database.close(),
    (error: unknown) => error,
  );
  if (!(error instanceof LedgerError)) throw new Error(`no LedgerError: ${String(error)}`);
  return { said: error.message, lasts: isForGood(error) };
}

describe.skipIf(!hasPostgres())("a ledger in PostgreSQL", () => {
  let url: string;
  beforeAll(async () => {
    url = await newDatabase();
    await (await openPostgres(url)).close();
  });

  it("is made once by many that open it at once", async () => {
    const fresh = await newLedger();
    const all = await Promise.all(Array.from({ length: 5 }, () => openForTest(fresh)));
    for (const database of all)
      expect(await database.all("SELECT version FROM ledger_version")).toEqual([
        { version: String(MIGRATIONS.length) },
      ]);
    for (const [index, database] of all.entries()) await insert(database, `${index}`);
    for (const database of all) expect(await names(database)).toEqual(["0", "1", "2", "3", "4"]);
  });

  it("has what it needs, whatever is usual on the server", async () => {
    const name = new URL(url).pathname.slice(1);
    const usual = { synchronous_commit: "off", default_transaction_isolation: "serializable" };
    for (const [setting, value] of Object.entries(usual))
      await past(url, `ALTER DATABASE ${name} SET ${setting} = ${value}`);
    await past(url, `ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    const database = await openForTest(url);
    const [row] = await database.transaction((sql) =>
      sql.all(
        "SELECT current_setting('synchronous_commit') AS disk, current_setting('transaction_isolation') AS level, current_setting('application_name') AS program",
      ),
    );
    expect(row).toEqual({ disk: "on", level: "read committed", program: "flowroute-mcp" });
    expect(await insert(database, "x")).toBe(1);
    for (const setting of [...Object.keys(usual), "default_transaction_read_only"])
      await past(url, `SET transaction_read_only = off; ALTER DATABASE ${name} RESET ${setting}`);
  });

  it("takes a user whose name and password are hard to write", async ({ skip }) => {
    skipFor(skip, await whyNoUsers());
    const [name, password] = ["odd user", "p@ss:w/rd %41?#"];
    await past(url, user(name, password), `GRANT SELECT ON ledger_version TO "${name}"`);
    const own = Object.assign(new URL(url), { username: name, password: encodeURIComponent(password) });
    const database = await openForTest(own.href);
    expect(await database.all("SELECT current_user AS me")).toEqual([{ me: name }]);
  });

  it("is refused when a newer version has made it", async () => {
    const set = (version: number) => past(url, `UPDATE ledger_version SET version = ${version}`);
    await set(MIGRATIONS.length + 1);
    expect(await refusal(url)).toEqual({
      said: expect.stringMatching(/a newer version of flowroute-mcp has made it\. Update flowroute-mcp/),
      lasts: true,
    });
    await set(MIGRATIONS.length);
  });

  describe("says where it is and what to do, and never who comes with which password:", () => {
    it.each([
      ["a user who is not there", { username: "a-nobody" }, /was refused|may not connect/, true],
      ["a database that is not there", { pathname: "/a-missing-one" }, /there is no such database/, true],
      ["a port where nobody is", { port: "1" }, /nothing answers there/, false],
      ["a host that is not there", { hostname: "nobody.invalid" }, /name of the host is not known/, false],
      ["encryption that there is not", { search: "?sslmode=require" }, /it does not encrypt/, true],
    ])("%s", (_, wrong, said, lasts) => isTold(wrong, said, lasts));

    it("a wrong password", async ({ skip }) => {
      skipFor(skip, await whyNoPasswords());
      await isTold({ password: "a-wrong-one" }, /the password was refused/, true);
    });

    async function isTold(wrong: Partial<URL>, said: RegExp, lasts: boolean): Promise<void> {
      const asked = Object.assign(new URL(url), wrong);
      const told = await refusal(asked.href);
      expect(told).toEqual({ said: expect.stringMatching(said), lasts });
      expect(told.said).toContain(`"${asked.pathname.slice(1)}" at ${asked.host}`);
      expect(told.said).not.toMatch(/a-wrong-one|a-nobody|postgres(ql)?:|ledger:/);
    }

    it("a user who may not use or make the tables", async ({ skip }) => {
      skipFor(skip, await whyNoUsers());
      await past(url, user("guest", "guest-password"));
      const asked = Object.assign(new URL(url), { username: "guest", password: "guest-password" });
      const told = await refusal(asked.href);
      expect(told).toEqual({ said: expect.stringContaining("GRANT CREATE ON SCHEMA public"), lasts: true });
      expect(told.said).not.toContain("guest");
    });

    it("a server that lets nobody in", async () => {
      const { createServer } = await import("node:net");
      const server = createServer((socket) => socket.destroy());
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      const port = typeof address === "object" ? String(address?.port) : "";
      const told = await refusal(Object.assign(new URL(url), { port }).href);
      server.close();
      expect(told).toEqual({ said: expect.stringContaining("the connection was lost"), lasts: false });
    });

    it("a server that says nothing", async () => {
      const { createServer } = await import("node:net");
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      const port = typeof address === "object" ? String(address?.port) : "";
      const silent = Object.assign(new URL(url), { port }).href;
      for (const each of [silent, `${silent}?sslmode=disable`]) {
        const error = await openPostgres(each, { patienceMs: 0, connectMs: 200 }).catch(String);
        expect(error).toMatch(/it did not answer within 0\.2 s\. .* firewall/);
      }
      server.close();
    });
  });
});
