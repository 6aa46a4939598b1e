import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { MIGRATIONS } from "../../../mcp/src/guard/ledger/migrations.ts";
import { ledgerInFile } from "./ledger-file.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "flowroute-chaos-ledger-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test("reads rows, totals and the audit as the server writes them", async () => {
  const path = folder();
  const database = new DatabaseSync(join(path, "ledger.sqlite"));
  for (const { sql, sqlite } of MIGRATIONS) database.exec(`${sql};${sqlite}`);
  database.exec(`
    INSERT INTO operations VALUES ('op-1', 'account', 'spend', 'purchase_number', 'a host', 'key', 'Buy', '{"number":"+12065550140","messaging":false}',
      NULL, 1, 2250000000, 'succeeded', NULL, 'owner', 5, '{}', NULL, NULL, 1, 2, 3, 4, 'token:one');
    INSERT INTO caller_totals VALUES ('account', 'token:one', 'spend', '2026-11', 1, 2250000000);
    INSERT INTO totals VALUES ('account', 'spend', '2026-11', 1, 2250000000);
    INSERT INTO audit VALUES (2, 1, 'account', 'op-1', 'purchase_number', 'spend', 'a host', 'Buy', 'succeeded', 1, 2250000000, NULL, NULL, 'token:one');
    INSERT INTO audit VALUES (1, 1, 'account', 'op-1', 'purchase_number', 'spend', 'a host', 'Buy', 'executing', 1, 2250000000, NULL, NULL, 'token:one');
  `);
  database.close();
  expect(await ledgerInFile(path).read()).toEqual({
    rows: [
      {
        id: "op-1",
        effect: "spend",
        tool: "purchase_number",
        subject: "token:one",
        target: { number: "+12065550140", messaging: false },
        units: 1,
        nanodollars: 2_250_000_000,
        state: "succeeded",
        carrier_id: null,
        counted_at: 2,
      },
    ],
    totals: [{ effect: "spend", period: "2026-11", units: 1, nanodollars: 2_250_000_000 }],
    callerTotals: [
      { subject: "token:one", effect: "spend", period: "2026-11", units: 1, nanodollars: 2_250_000_000 },
    ],
    audit: [
      { operation_id: "op-1", state: "executing" },
      { operation_id: "op-1", state: "succeeded" },
    ],
  });
  expect(await ledgerInFile(path).countStates()).toEqual([
    { tool: "purchase_number", state: "succeeded", count: 1 },
  ]);
});

test("before the first operation there is nothing", async () => {
  expect(await ledgerInFile(folder()).countStates()).toEqual([]);
});
