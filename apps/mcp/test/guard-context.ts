import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GuardContext, Rules } from "../src/guard/context.ts";
import { createLedgerFile } from "../src/guard/ledger/ledger-file.ts";

const NO_LIMIT = { perDay: undefined, perMonth: undefined };
const NO_BUDGET = { count: NO_LIMIT, nanodollars: NO_LIMIT };

/** Everything is allowed, but what a test forbids. */
export const OPEN_RULES: Rules = {
  policy: { readOnly: false, spend: "allow", send: "allow", change: "allow" },
  budgets: { spend: NO_BUDGET, send: NO_BUDGET },
  callerBudgets: { spend: NO_BUDGET, send: NO_BUDGET },
  destinations: { allow: ["US", "CA"], deny: [] },
  quietHours: undefined,
  dedupeMs: 10 * 60_000,
  keepBodies: false,
};

/** What a guard works with, but for what a test wants otherwise. */
export const contextOn = (
  ledger: GuardContext["ledger"],
  given: Partial<Omit<GuardContext, "ledger">> = {},
): GuardContext => ({
  ledgerToRead: ledger,
  account: "account",
  rules: OPEN_RULES,
  finders: new Map(),
  ledger,
  owner: "this process",
  isGone: () => false,
  placesToApprove: () => "The person can run `flowroute-mcp approve` in a terminal",
  findingPausesMs: [],
  now: Date.now,
  say: () => {},
  ...given,
});

/** A ledger in a folder of its own. */
export function temporaryLedger() {
  const folder = mkdtempSync(join(tmpdir(), "flowroute-mcp-ledger-"));
  const file = createLedgerFile(folder, "real");
  return {
    folder,
    file,
    remove: async () => {
      await file.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
