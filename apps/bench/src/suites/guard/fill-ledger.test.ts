import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fillLedger } from "./fill-ledger.ts";
import { openSqlite } from "./the-server.ts";

it("leaves messages that were sent today, in the totals and in the audit", async () => {
  const folder = await mkdtemp(join(tmpdir(), "flowroute-bench-ledger-"));
  const file = join(folder, "ledger.sqlite");
  try {
    await fillLedger(file, 25);
    const ledger = await openSqlite(file);
    expect(await ledger.all("SELECT state, COUNT(*) AS count FROM operations GROUP BY state")).toEqual([
      { state: "succeeded", count: 25 },
    ]);
    const totals = await ledger.all("SELECT units, nanodollars FROM totals");
    const filled = { units: 25, nanodollars: 100_000_000 };
    expect(totals.map((row) => ({ ...row }))).toEqual([filled, filled]);
    expect(await ledger.all("SELECT COUNT(*) AS count FROM audit")).toEqual([{ count: 75 }]);
    await ledger.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});
