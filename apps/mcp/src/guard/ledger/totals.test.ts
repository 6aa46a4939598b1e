import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { temporaryLedger } from "../../../test/guard-context.ts";
import { NOON } from "../../../test/guard-kit.ts";
import { ledgerFile } from "./ledger-file.ts";
import { MIGRATIONS } from "./migrations.ts";
import { count, periodsOf, totalsOf } from "./totals.ts";

let ledger: ReturnType<typeof temporaryLedger>;
beforeEach(() => {
  ledger = temporaryLedger();
});
afterEach(() => ledger.remove());

const desk = { account: "account", subject: "token:desk", effect: "send" } as const;
const shop = { ...desk, subject: "token:shop" };
const NOTHING = { units: 0, nanodollars: 0 };

it("counts for all and for each caller by itself, by account, effect, day and month", async () => {
  const database = await ledger.file.open();
  const tomorrow = NOON + 24 * 3_600_000;
  await count(database, { ...desk, at: NOON }, { units: 2, nanodollars: 20 });
  await count(database, { ...shop, at: NOON }, { units: 1, nanodollars: 5 });
  await count(database, { ...shop, at: tomorrow }, { units: 4, nanodollars: 7 });
  await count(database, { ...desk, at: NOON }, { units: -1, nanodollars: -10 });
  expect(await totalsOf(database, desk, NOON)).toEqual({
    all: { day: { units: 2, nanodollars: 15 }, month: { units: 6, nanodollars: 22 } },
    caller: { day: { units: 1, nanodollars: 10 }, month: { units: 1, nanodollars: 10 } },
  });
  expect((await totalsOf(database, shop, tomorrow)).caller).toEqual({
    day: { units: 4, nanodollars: 7 },
    month: { units: 5, nanodollars: 12 },
  });
  for (const other of [{ account: "another" }, { effect: "spend" as const }])
    expect(await totalsOf(database, { ...desk, ...other }, NOON)).toEqual({
      all: { day: NOTHING, month: NOTHING },
      caller: { day: NOTHING, month: NOTHING },
    });
});

it("what was counted before callers were told apart was this machine's", async () => {
  const before = new DatabaseSync(ledgerFile(ledger.folder, "real"));
  before.exec(`${MIGRATIONS[0]?.sql};${MIGRATIONS[0]?.sqlite}`);
  before.exec("CREATE TABLE ledger_version (version BIGINT NOT NULL); INSERT INTO ledger_version VALUES (1)");
  before.prepare("INSERT INTO totals VALUES ('account', 'send', ?, 3, 30)").run(periodsOf(NOON).day);
  before.close();
  const database = await ledger.file.open();
  const used = { units: 3, nanodollars: 30 };
  expect(await totalsOf(database, { ...desk, subject: "local" }, NOON)).toMatchObject({
    all: { day: used },
    caller: { day: used },
  });
  expect(await totalsOf(database, desk, NOON)).toMatchObject({
    all: { day: used },
    caller: { day: NOTHING },
  });
});
