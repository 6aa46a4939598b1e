import { describe, expect, it } from "vitest";
import { hasPostgres } from "../../../../test/new-database.ts";
import { type Database, LedgerError } from "../sql.ts";
import { door, insert, names, openForTest, sharedBy } from "./for-tests.ts";

/** The machine may have much else to do. */
const PATIENT = { timeout: 20_000 };

describe.skipIf(!hasPostgres())("a ledger in PostgreSQL", () => {
  describe("gives and takes", () => {
    it("large integers, nulls and every text but NUL as they are", async () => {
      const { first } = await sharedBy(1);
      const text = 'quote\' "double" \\ $1 \u{1f600} \u202e \n';
      await first.run(
        "INSERT INTO opt_outs (account, number, state, at, source) VALUES ($1, $2, 'out', $3, $4)",
        text,
        "nul:\0:half:\ud800:",
        Number.MAX_SAFE_INTEGER,
        "x",
      );
      expect(
        await first.all(
          "SELECT account, number, at, NULLIF(source, 'x') AS none FROM opt_outs WHERE account = $1",
          text,
        ),
      ).toEqual([{ account: text, number: "nul:\ufffd:half:\ufffd:", at: "9007199254740991", none: null }]);
      expect(await first.run("UPDATE approvals SET question = $1 WHERE code = 'none'", null)).toBe(0);
    });

    it("how many rows were changed, and those that a statement gives back", async () => {
      const { first } = await sharedBy(1);
      for (const name of ["1", "2", "3"]) expect(await insert(first, name)).toBe(1);
      expect(await first.run("UPDATE opt_outs SET at = $1 WHERE number > $2", 5, "1")).toBe(2);
      expect(await first.run("DELETE FROM opt_outs WHERE number = $1", "9")).toBe(0);
      expect(await first.all("DELETE FROM opt_outs WHERE number = $1 RETURNING at", "3")).toEqual([
        { at: "5" },
      ]);
      expect(await names(first)).toEqual(["1", "2"]);
    });

    it("no word of what was to be written, when that fails", async () => {
      const { first } = await sharedBy(1);
      await insert(first, "+12065550142");
      const twice = await insert(first, "+12065550142").catch(String);
      expect(twice).toContain("the error 23505 (opt_outs_pkey)");
      const wrong = await first.run("UPDATE opt_outs SET at = $1", "+12065550142 x").catch(String);
      expect(wrong).toContain("the error 22P02");
      for (const said of [twice, wrong]) expect(said).not.toContain("0142");
    });
  });

  describe("a transaction", () => {
    it("runs alone over all processes", async () => {
      const { databases, first } = await sharedBy(4);
      await insert(first, "0");
      await Promise.all(
        Array.from({ length: 48 }, (_, index) =>
          databases[index % 4]?.transaction(async (sql) => {
            const [row] = await sql.all("SELECT at FROM opt_outs");
            await sql.run("UPDATE opt_outs SET at = $1", Number(row?.["at"]) + 1);
          }),
        ),
      );
      expect(await first.all("SELECT at FROM opt_outs")).toEqual([{ at: "49" }]);
    });

    it("that throws leaves nothing, and the next one goes on", async () => {
      const { first } = await sharedBy(1);
      const failing = first.transaction(async (sql) => {
        await insert(sql, "a");
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      await first.transaction((sql) => insert(sql, "b"));
      expect(await names(first)).toEqual(["b"]);
    });

    it("with a statement that failed is not taken for written, whatever its work makes of that", async () => {
      const { first } = await sharedBy(1);
      const swallowed = first.transaction(async (sql) => {
        await insert(sql, "a");
        await sql.run("NONSENSE").catch(() => {});
      });
      await expect(swallowed).rejects.toThrow(/nothing of its transaction was written/);
      expect(await names(first)).toEqual([]);
    });

    it("takes no statement after its end", async () => {
      const { first } = await sharedBy(1);
      const kept = await first.transaction(async (sql) => ({ sql }));
      await expect(insert(kept.sql, "late")).rejects.toThrow("after the end of its transaction");
      expect(await names(first)).toEqual([]);
    });

    it("that PostgreSQL undoes in favour of another is run again", async () => {
      const { first } = await sharedBy(1);
      let runs = 0;
      await first.transaction(async (sql) => {
        runs += 1;
        await insert(sql, `run ${runs}`);
        if (runs === 1) await sql.run("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$");
      });
      expect(await names(first)).toEqual(["run 2"]);
    });

    it("holds back no single statement of another process", async () => {
      const { first, second } = await sharedBy(2);
      const [inside, outside] = [door(), door()];
      const long = first.transaction(async (sql) => {
        await insert(sql, "long");
        inside.open();
        await outside.opened;
      });
      await inside.opened;
      await insert(second, "short");
      expect(await names(second)).toEqual(["short"]);
      outside.open();
      await long;
      expect(await names(second)).toEqual(["long", "short"]);
    });

    it("waits so long for one of another process, and says so then", async () => {
      const { first, second } = await sharedBy(2, { lockMs: 100 });
      const [inside, outside] = [door(), door()];
      const long = first.transaction(async () => {
        inside.open();
        await outside.opened;
      });
      await inside.opened;
      await expect(second.transaction((sql) => insert(sql, "x"))).rejects.toThrow(
        /another server has held the ledger for too long/,
      );
      outside.open();
      await long;
      await second.transaction((sql) => insert(sql, "y"));
      expect(await names(second)).toEqual(["y"]);
    });

    it("waits so long for those of its own process, and says so then", async () => {
      const { first } = await sharedBy(1, { turnMs: 100 });
      const outside = door();
      const all = ["a", "b", "c"].map((name) =>
        first.transaction(async (sql) => {
          await insert(sql, name);
          await outside.opened;
        }),
      );
      const last = await all[2]?.catch((error: unknown) => error);
      expect(last).toBeInstanceOf(LedgerError);
      expect(String(last)).toContain("others of this server have waited for it for 0.1 s");
      outside.open();
      await Promise.all(all.slice(0, 2));
      expect(await names(first)).toEqual(["a", "b"]);
    });
  });

  describe("what is published", () => {
    it("is heard by every process that listens to the topic, and by no other", async () => {
      const { databases, first, second } = await sharedBy(3);
      const heard: string[] = [];
      const stops = await Promise.all(
        databases.map((each, index) => each.subscribe('a "topic"', (said) => heard.push(`${index} ${said}`))),
      );
      await first.subscribe("another", (said) => heard.push(`another ${said}`));
      await first.publish('a "topic"', "one");
      await expect.poll(() => [...heard].sort(), PATIENT).toEqual(["0 one", "1 one", "2 one"]);
      await stops[1]?.();
      await second.publish('a "topic"', "two");
      await first.publish("another", "three");
      await expect.poll(() => heard.slice(3).sort(), PATIENT).toEqual(["0 two", "2 two", "another three"]);
    });

    it("may be so long", async () => {
      const { first } = await sharedBy(1);
      await first.publish("topic", "x".repeat(7_900));
      await expect(first.publish("topic", "\u00e9".repeat(4_000))).rejects.toThrow(/shorter than 8000/);
    });
  });

  describe("its connections", () => {
    const processOf = async (database: Database) =>
      (await database.all("SELECT pg_backend_pid() AS process"))[0]?.["process"];

    it("are as many as are used at once, up to a limit, and end when nobody uses them", async () => {
      const { url, first } = await sharedBy(1);
      const many = await openForTest(`${url}&application_name=many`, { connections: 3, idleMs: 200 });
      const used = await Promise.all(Array.from({ length: 6 }, () => processOf(many)));
      expect(new Set(used).size).toBe(3);
      const left = () => first.all("SELECT 1 FROM pg_stat_activity WHERE application_name = $1", "many");
      await expect.poll(left, PATIENT).toEqual([]);
      expect(await names(many)).toEqual([]);
    });

    it("are replaced when they are old", async () => {
      const { url } = await sharedBy(1);
      const young = await openForTest(url, { connections: 1 });
      expect(await processOf(young)).toBe(await processOf(young));
      const old = await openForTest(url, { connections: 1, lifetimeMs: 0 });
      expect(await processOf(old)).not.toBe(await processOf(old));
    });
  });

  it("is closed after what is under way, and takes no more", async () => {
    const { first, second } = await sharedBy(2);
    const written = ["1", "2", "3"].map((name) => first.transaction((sql) => insert(sql, name)));
    await first.close();
    await Promise.all(written);
    expect(await names(second)).toEqual(["1", "2", "3"]);
    await expect(first.all("SELECT 1")).rejects.toThrow(/is closed/);
    await expect(first.subscribe("topic", () => {})).rejects.toThrow(/is closed/);
  });
});
