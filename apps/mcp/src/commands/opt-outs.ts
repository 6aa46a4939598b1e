import { LOCAL } from "../access/identity.ts";
import { append } from "../guard/ledger/audit.ts";
import { about, hear, type OptOut, out } from "../guard/ledger/opt-outs.ts";
import type { Database, Sql } from "../guard/ledger/sql.ts";
import type { LedgerPlace } from "../settings/command.ts";
import { dateTime } from "../terms/time-words.ts";
import { commandLine } from "./command-line.ts";
import { withLedgers } from "./ledgers.ts";
import { operatorInWords } from "./operator.ts";
import { accounts } from "./opt-out-queries.ts";
import { type Column, table } from "./table.ts";
import type { Terminal } from "./terminal.ts";

export type OptOutAction = { do: "list" } | { do: "clear" | "add"; number: string };

const OPERATOR = "operator";

/** What an operator's change is called in the audit, where a tool of the assistant's has its name. */
export const OPT_OUTS = "opt_outs";

/** Lists, adds or clears who is not to be messaged. */
export const optOuts = (
  { ledger: place, action }: { ledger: LedgerPlace; action: OptOutAction },
  terminal: Terminal,
  now: () => number,
): Promise<number> => {
  if (action.do === "clear" && !terminal.isInteractive) {
    terminal.err(
      `Nothing was changed: a person has to do this at a terminal, and this is none. There is no flag for it, on purpose: an assistant that can run commands could use it. Run ${commandLine("opt-outs clear NUMBER", place)} in a terminal yourself.`,
    );
    return Promise.resolve(1);
  }
  return withLedgers(place, ["real"], async ([ledger]) => {
    if (action.do === "list") return list(ledger?.database, place, terminal);
    if (ledger === undefined) {
      terminal.err(`Nothing was changed: there is no ledger in ${place.stateFolder}. ${firstUse}`);
      return 1;
    }
    const change = action.do === "clear" ? clear : add;
    return change(ledger.database, action.number, terminal, now);
  });
};

const firstUse =
  "It is made when the server first does something for an account, and an opt-out belongs to an account. Run this again after that.";

const COLUMNS: Column[] = [
  { title: "NUMBER", kind: "whole" },
  { title: "SINCE (UTC)", kind: "whole" },
  { title: "LEARNED FROM", kind: "whole" },
];

async function list(
  database: Database | undefined,
  { stateFolder }: LedgerPlace,
  terminal: Terminal,
): Promise<number> {
  const all = database === undefined ? [] : await out(database);
  if (all.length === 0) {
    const why = database === undefined ? `: there is no ledger in ${stateFolder}` : "";
    terminal.out(`Nobody has opted out${why}.`);
    return 0;
  }
  const hasSeveral = new Set(all.map(({ account }) => account)).size > 1;
  const columns = hasSeveral ? [...COLUMNS, { title: "ACCOUNT", kind: "whole" } as const] : COLUMNS;
  const rows = all.map(({ number, at, source, account }) => ({
    cells: [number, dateTime(at), source === OPERATOR ? source : `message ${source}`, account],
  }));
  terminal.out(table(columns, rows, terminal.width));
  return 0;
}

async function clear(
  database: Database,
  number: string,
  terminal: Terminal,
  now: () => number,
): Promise<number> {
  const changed = await database.transaction((sql) => setEverywhere(sql, number, "in", now()), {
    durable: true,
  });
  if (changed.length === 0) {
    terminal.err(`Nothing was changed: ${number} has not opted out of any account.`);
    return 1;
  }
  terminal.out(
    `${number} may be messaged again by ${inWords(changed.length)}, until the person writes STOP.`,
  );
  return 0;
}

async function add(
  database: Database,
  number: string,
  terminal: Terminal,
  now: () => number,
): Promise<number> {
  const { known, changed } = await database.transaction(
    async (sql) => ({
      known: await accounts(sql),
      changed: await setEverywhere(sql, number, "out", now()),
    }),
    { durable: true },
  );
  if (known.length === 0) {
    terminal.err(`Nothing was changed: the ledger knows no account yet. ${firstUse}`);
    return 1;
  }
  terminal.out(
    changed.length === 0
      ? `${number} has opted out already.`
      : `${number} is not messaged any more by ${inWords(changed.length)}, until the person writes START or you clear it.`,
  );
  return 0;
}

/** Gives the accounts for which something else held before. */
async function setEverywhere(
  sql: Sql,
  number: string,
  state: OptOut["state"],
  now: number,
): Promise<string[]> {
  const changed: string[] = [];
  for (const account of await accounts(sql)) {
    const known = await about(sql, account, number);
    // Without a word of the person, messages are let through.
    if ((known?.state ?? "in") === state) continue;
    // A word of the person is newer than now where the carrier's clock is ahead of this one.
    const at = Math.max(now, (known?.at ?? 0) + 1);
    await hear(sql, { account, number, state, at, source: OPERATOR });
    await note(sql, account, `${VERB[state]} the opt-out of ${number}`, now);
    changed.push(account);
  }
  return changed;
}

const VERB = { in: "Clear", out: "Add" } as const;

const inWords = (count: number): string => (count === 1 ? "one account" : `${count} accounts`);

async function note(sql: Sql, account: string, what: string, at: number): Promise<void> {
  await append(sql, {
    at,
    account,
    operation_id: null,
    tool: OPT_OUTS,
    effect: "send",
    caller: operatorInWords(),
    subject: LOCAL.subject,
    what,
    state: "succeeded",
    units: 0,
    nanodollars: 0,
    approval: null,
    detail: null,
  });
}
