import type { Budgets } from "../../guard/budget-limits.ts";
import { ACTING_EFFECTS, type ActingEffect } from "../../guard/effect.ts";
import { type LedgerKind, ledgerFile } from "../../guard/ledger/ledger-file.ts";
import { isInDatabase } from "../../guard/ledger/ledger-place.ts";
import { out } from "../../guard/ledger/opt-outs.ts";
import { LedgerError, type Sql } from "../../guard/ledger/sql.ts";
import { periodsOf } from "../../guard/ledger/totals.ts";
import { counted } from "../../guard/words.ts";
import type { LedgerPlace } from "../../settings/command.ts";
import { inDollars } from "../../terms/money.ts";
import { dateTime } from "../../terms/time-words.ts";
import { withLedgers } from "../ledgers.ts";
import { type Check, failed, ok, warning } from "./check.ts";
import { databaseChecks } from "./database-checks.ts";
import { damage, openOperations, type UsedUp, usedUp } from "./ledger-queries.ts";

/** Whose budgets are looked at: an account and its limits, where they are known. */
export type Whose = { account: string; budgets: Budgets } | undefined;

/** Who looks wants to hear soon that nobody answers. */
const LIMITS = { patienceMs: 500 };

export async function ledgerChecks(
  { place, kind, whose }: { place: LedgerPlace; kind: LedgerKind; whose: Whose },
  now: () => number,
): Promise<Check[]> {
  const file = ledgerFile(place.stateFolder, kind);
  const url = isInDatabase(place, kind) ? place.databaseUrl : undefined;
  try {
    return await withLedgers(
      place,
      [kind],
      async ([ledger]) => {
        if (ledger === undefined)
          return [ok("Ledger: not made yet; it is made when something is first done")];
        const { database } = ledger;
        const checks = await (url === undefined
          ? fileChecks(database, file)
          : databaseChecks(database, url, now));
        const isDamaged = checks.some(({ verdict }) => verdict === "FAILED") && url === undefined;
        return isDamaged ? checks : [...checks, ...(await contentChecks(database, whose, now()))];
      },
      LIMITS,
    );
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return [failed(`Ledger: ${error.message}`, url === undefined ? ifDamaged(file) : UNTIL_THEN)];
  }
}

const UNTIL_THEN = "Until this is solved, nothing is bought, sent or changed.";

const ifDamaged = (file: string): string =>
  `${UNTIL_THEN} If the file is damaged, stop flowroute-mcp and move ${file}, with the files beside it that begin with its name, to another place: then a new one is made. It does not know what was done before.`;

async function fileChecks(sql: Sql, file: string): Promise<Check[]> {
  const problems = await damage(sql);
  return problems.length === 0
    ? [ok(`Ledger: ${file} opens and is sound`)]
    : [failed(`Ledger: ${file} is damaged: ${problems.slice(0, 3).join("; ")}.`, ifDamaged(file))];
}

async function contentChecks(sql: Sql, whose: Whose, now: number): Promise<Check[]> {
  const { day } = periodsOf(now);
  const people = new Set((await out(sql)).map(({ number }) => number)).size;
  return [
    ...(await openChecks(sql)),
    ok("Used up today (UTC)", ...budgetLines(await usedUp(sql, day), whose)),
    ok(`Opt-outs: ${people === 1 ? "1 person" : `${people} people`} not to be messaged`),
  ];
}

const IN_WORDS: Partial<Record<string, string>> = {
  awaiting_approval: "waiting for a person",
  approved: "approved and not done yet",
  executing: "under way",
};

async function openChecks(sql: Sql): Promise<Check[]> {
  const all = await openOperations(sql);
  const unknown = all.find(({ state }) => state === "unknown");
  const open = all
    .filter(({ state }) => state !== "unknown")
    .map(({ state, count }) => `${count} ${IN_WORDS[state] ?? state}`);
  return [
    ok(`Unfinished: ${open.length === 0 ? "nothing" : open.join(", ")}`),
    unknown === undefined
      ? ok("Unknown outcomes: none")
      : warning(
          `Unknown outcomes: ${unknown.count}, the oldest from ${dateTime(unknown.oldest)} UTC. The server asks the carrier about them while it runs, for a day. flowroute-mcp audit lists them: look in Flowroute's Manage portal what was done.`,
        ),
  ];
}

function budgetLines(all: readonly UsedUp[], whose: Whose): string[] {
  const own = all.filter(({ account }) => whose === undefined || account === whose.account);
  const sum = (effect: ActingEffect, of: "units" | "nanodollars") =>
    own.filter((each) => each.effect === effect).reduce((total, each) => total + each[of], 0);
  return ACTING_EFFECTS.map((effect) => {
    const units = counted(effect, sum(effect, "units"));
    if (effect === "change") return units;
    const { count, nanodollars } = whose?.budgets[effect] ?? {};
    const dollars = inDollars(sum(effect, "nanodollars"));
    return `${units}${of(count?.perDay)}, ${dollars}${of(nanodollars?.perDay, inDollars)}`;
  });
}

const of = (limit: number | undefined, inWords: (limit: number) => string = String): string =>
  limit === undefined ? "" : ` of ${inWords(limit)}`;
