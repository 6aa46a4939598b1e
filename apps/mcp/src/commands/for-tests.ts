import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { contextOn, OPEN_RULES } from "../../test/guard-context.ts";
import type { ActingEffect, Execution, Step } from "../guard/effect.ts";
import { createGuard } from "../guard/guard.ts";
import * as approvals from "../guard/ledger/approvals.ts";
import type { LedgerKind } from "../guard/ledger/ledger-file.ts";
import { createLedger } from "../guard/ledger/ledger-place.ts";
import type { Database } from "../guard/ledger/sql.ts";
import type { Mode } from "../guard/policy.ts";
import type { LedgerPlace } from "../settings/command.ts";
import type { Terminal } from "./terminal.ts";

/** 2026-11-24 14:32:05 UTC */
export const NOON = Date.UTC(2026, 10, 24, 14, 32, 5);

export const MINUTE = 60_000;

/** A terminal at which somebody gives these answers, and what was shown there. */
export function fakeTerminal({
  answers = [],
  isInteractive = true,
  width = 120,
}: {
  answers?: (string | (() => string | Promise<string>))[];
  isInteractive?: boolean;
  width?: number;
} = {}) {
  const asked: string[] = [];
  const shown = { out: "", err: "", asked };
  const left = [...answers];
  const terminal: Terminal = {
    isInteractive,
    width,
    out: (text) => {
      shown.out += `${text}\n`;
    },
    err: (text) => {
      shown.err += `${text}\n`;
    },
    ask: async (question) => {
      shown.asked.push(question);
      const answer = left.shift();
      if (answer === undefined) throw new Error(`nobody answers: ${question}`);
      return typeof answer === "string" ? answer : answer();
    },
  };
  return { terminal, shown };
}

/** A folder that is not there yet, inside one that is gone after the test. */
export function stateFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), "flowroute-mcp-commands-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, "state");
}

/** The ledgers in a folder, without a database. */
export const inFolder = (stateFolder: string): LedgerPlace => ({ stateFolder, databaseUrl: undefined });

type Call = {
  effect?: ActingEffect;
  mode?: Mode;
  question?: string;
  /** One step for each of them. */
  whats?: string[];
  costNanodollars?: number;
  caller?: string;
  subject?: string;
  execution?: (step: Step<string>) => Execution<string>;
};

const TOOL = { spend: "purchase_number", send: "send_message", change: "create_route" } as const;

/** Calls that went through the real guard, of a host that cannot ask. */
export function guardedCalls(
  place: string | LedgerPlace,
  {
    kind = "real",
    account = "account-1",
    now = () => NOON,
  }: { kind?: LedgerKind; account?: string; now?: () => number } = {},
) {
  const ledger = createLedger(typeof place === "string" ? inFolder(place) : place, kind);
  onTestFinished(() => ledger.close());
  const perform = async ({
    effect = "spend",
    mode = "confirm",
    question = "Buy this number on Flowroute, $2.25 in all?",
    whats = ["+12065550123 (SEATTLE, WA) for $2.25 now"],
    costNanodollars = 2_250_000_000,
    caller = "test-host 1.0.0",
    subject = "local",
    execution = () => ({ state: "succeeded", result: "done" }),
  }: Call = {}) => {
    const policy = { readOnly: false, spend: mode, send: mode, change: mode };
    const context = contextOn(ledger.open, { account, rules: { ...OPEN_RULES, policy, dedupeMs: 0 }, now });
    const guard = createGuard(context);
    const performance = await guard.perform<string, string>({
      tool: TOOL[effect],
      effect,
      plan: {
        question,
        steps: whats.map((what) => ({
          what,
          record: `Record of ${what}`,
          key: [what],
          target: {},
          costNanodollars,
          data: what,
        })),
      },
      again: "after the window",
      repeat: false,
      execute: async (step) => execution(step),
      readResult: String,
      check: () => "Look.",
      caller: { name: caller, subject, canAsk: false },
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    await guard.close();
    return performance;
  };
  const database = (): Promise<Database> => ledger.open();
  return {
    perform,
    database,
    /** The code under which the newest question waits. */
    newestCode: async (): Promise<string> => {
      const newest = (await approvals.waiting(await database())).at(-1);
      if (newest === undefined) throw new Error("nothing waits");
      return newest.code;
    },
  };
}
