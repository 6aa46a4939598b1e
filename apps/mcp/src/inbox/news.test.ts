import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { hasPostgres, newDatabase } from "../../test/new-database.ts";
import { createLedgerFile } from "../guard/ledger/ledger-file.ts";
import { openPostgres } from "../guard/ledger/postgres/postgres.ts";
import { IN_MEMORY, openSqlite } from "../guard/ledger/sqlite.ts";
import { idOf, inbound, inboxOn, PATIENT, receipt } from "./for-tests.ts";
import { createNews } from "./news.ts";

const ACCOUNT = "account";
const NEVER = new AbortController().signal;
const LONG_MS = 20_000;

async function newNews() {
  const database = await openSqlite(IN_MEMORY);
  const news = createNews(async () => database, ACCOUNT);
  onTestFinished(async () => {
    await news.close();
    await database.close();
  });
  // It listens from when this has come.
  const heard = new Promise<void>((resolve) => news.onInbound(resolve));
  const until = new AbortController();
  void (async () => {
    while (!until.signal.aborted) await news.tell("inbound", idOf(0));
  })();
  await heard;
  until.abort();
  return news;
}

describe("a watch", () => {
  it("tells at once what comes while somebody waits, and what came before they did", async () => {
    const news = await newNews();
    const watch = news.of(idOf(1));
    const waiting = watch.next(LONG_MS, NEVER);
    await news.tell("receipt", idOf(1));
    expect(await waiting).toBe("receipt");
    await news.tell("final", idOf(1));
    await news.tell("receipt", idOf(1));
    expect(await watch.next(LONG_MS, NEVER)).toBe("final");
    watch.close();
  });

  it("hears of its own message alone, and of nothing when it is closed", async () => {
    const news = await newNews();
    const watch = news.of(idOf(1));
    await news.tell("final", idOf(2));
    await news.tell("inbound", idOf(1));
    expect(await watch.next(10, NEVER)).toBeUndefined();
    watch.close();
    await news.tell("final", idOf(1));
    expect(await watch.next(10, NEVER)).toBeUndefined();
  });

  it("is over when the call is cancelled", async () => {
    const news = await newNews();
    const cancel = new AbortController();
    const waiting = news.of(idOf(1)).next(LONG_MS, cancel.signal);
    cancel.abort();
    expect(await waiting).toBeUndefined();
    expect(await news.of(idOf(1)).next(LONG_MS, cancel.signal)).toBeUndefined();
  });
});

describe("listening", () => {
  it("begins when the ledger is there, and ends before that, too", async () => {
    const parent = mkdtempSync(join(tmpdir(), "flowroute-mcp-news-"));
    const folder = join(parent, "state");
    // A folder cannot be made where there is a file.
    writeFileSync(folder, "");
    const ledger = createLedgerFile(folder, "real");
    const [news, ended] = [createNews(ledger.open, ACCOUNT), createNews(ledger.open, ACCOUNT)];
    onTestFinished(async () => {
      await news.close();
      await ledger.close();
      rmSync(parent, { recursive: true });
    });
    await expect(news.tell("inbound", idOf(1))).rejects.toThrow("ledger");
    await ended.close();
    rmSync(folder);
    let count = 0;
    news.onInbound(() => {
      count += 1;
    });
    await expect
      .poll(async () => {
        await news.tell("inbound", idOf(1));
        return count;
      }, PATIENT)
      .toBeGreaterThan(0);
  });

  it.skipIf(!hasPostgres())("hears what another server on the same database has stored", async () => {
    const url = await newDatabase();
    const [here, there] = await Promise.all([openPostgres(url), openPostgres(url)]);
    onTestFinished(async () => {
      await Promise.all([here.close(), there.close()]);
    });
    const [waiting, receiving] = [inboxOn(async () => here, ACCOUNT), inboxOn(async () => there, ACCOUNT)];
    const other = inboxOn(async () => here, "other");
    let changes = 0;
    waiting.news.onInbound(() => {
      changes += 1;
    });
    other.news.onInbound(() => {
      throw new Error("of another account");
    });
    // It listens from when the first of them was heard.
    for (let number = 1; changes === 0; number += 1) await receiving.receive(inbound(number));
    const watch = waiting.news.of(idOf(7));
    await receiving.receive(receipt(7, 2, "delivered"));
    expect(await watch.next(LONG_MS, NEVER)).toBe("final");
    watch.close();
  });
});
