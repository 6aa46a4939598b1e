import type { AuditEntry } from "../guard/ledger/audit.ts";
import type { Sql } from "../guard/ledger/sql.ts";
import { who } from "../guard/who.ts";
import type { AuditAction, LedgerPlace } from "../settings/command.ts";
import { inDollars, usd } from "../terms/money.ts";
import { printable, printableJson } from "../terms/printable.ts";
import { dateTime } from "../terms/time-words.ts";
import { readTime } from "../terms/when.ts";
import { approvalsBefore, entriesSince } from "./audit-queries.ts";
import { withLedgers } from "./ledgers.ts";
import { type Life, livesOf } from "./lives.ts";
import { OPT_OUTS } from "./opt-outs.ts";
import { type Column, table } from "./table.ts";
import type { Terminal } from "./terminal.ts";

export type Audit = AuditAction & { ledger: LedgerPlace };

/** Lists what was done, was refused, or has an unknown outcome. */
export const audit = (
  { ledger: place, sinceText, caller, json, sandbox }: Audit,
  terminal: Terminal,
  now: () => number,
): Promise<number> =>
  withLedgers(place, [sandbox ? "sandbox" : "real"], async ([ledger]) => {
    const since = readTime(sinceText, now(), "start");
    if (since === undefined) {
      terminal.err("Nothing was listed: --since has to be how long ago (2h, 7d), a date or a date-time.");
      return 1;
    }
    const wanted = { since: since.getTime(), caller };
    if (json) await writeJson(ledger?.database, wanted, terminal);
    else if (ledger === undefined)
      terminal.out(`Nothing has been done yet: there is no ledger in ${place.stateFolder}.`);
    else await writeTable(ledger.database, wanted, terminal);
    return 0;
  });

type Wanted = { since: number; caller: string | undefined };

async function writeJson(sql: Sql | undefined, { since, caller }: Wanted, terminal: Terminal): Promise<void> {
  let isFirst = true;
  for await (const page of sql === undefined ? [] : entriesSince(sql, since, caller)) {
    const entries = page.map((entry) => printableJson(JSON.stringify(forPrograms(entry))));
    terminal.out(`${isFirst ? "[" : ","}\n${entries.join(",\n")}`);
    isFirst = false;
  }
  terminal.out(isFirst ? "[]" : "]");
}

const forPrograms = (entry: AuditEntry) => ({
  seq: entry.seq,
  at: new Date(entry.at).toISOString(),
  account: entry.account,
  operation_id: entry.operation_id,
  tool: entry.tool,
  effect: entry.effect,
  caller: entry.caller,
  subject: entry.subject,
  what: entry.what,
  state: entry.state,
  units: entry.units,
  cost_usd: usd(entry.nanodollars),
  approval: entry.approval,
  detail: entry.detail,
});

const COLUMNS: Column[] = [
  { title: "TIME (UTC)", kind: "whole" },
  { title: "WHO", kind: "flowing" },
  { title: "WHAT", kind: "flowing" },
  { title: "COST", kind: "whole" },
  { title: "OUTCOME", kind: "whole" },
  { title: "APPROVAL", kind: "flowing" },
];

async function writeTable(sql: Sql, { since, caller }: Wanted, terminal: Terminal): Promise<void> {
  const lives = await livesOf(entriesSince(sql, since, caller), await approvalsBefore(sql, since));
  if (lives.length === 0) {
    const by = caller === undefined ? "" : ` by ${printable(caller)}`;
    terminal.out(`Nothing was done${by} since ${dateTime(since)} UTC.`);
    return;
  }
  terminal.out(table(COLUMNS, lives.map(rowOf), terminal.width));
  terminal.out("");
  terminal.out(sumsOf(lives));
}

// What was refused or failed has cost nothing.
const costs = ({ state, nanodollars }: AuditEntry): boolean =>
  nanodollars > 0 && !["failed", "declined", "expired", "refused"].includes(state);

const rowOf = ({ last, approval }: Life) => ({
  cells: [
    dateTime(last.at),
    who(last),
    last.what,
    costs(last) ? inDollars(last.nanodollars) : "",
    last.state.replaceAll("_", " "),
    approval ?? "",
  ],
  note: last.detail ?? undefined,
});

function sumsOf(lives: readonly Life[]): string {
  // What an operator changed here is no operation of the assistant.
  const operations = lives.map(({ last }) => last).filter(({ tool }) => tool !== OPT_OUTS);
  const count = (state: string) => operations.filter((each) => each.state === state).length;
  const spent = operations
    .filter(({ state }) => state === "succeeded" || state === "unknown")
    .reduce((sum, { nanodollars }) => sum + nanodollars, 0);
  return `${count("succeeded")} succeeded, ${count("failed")} failed, ${count("unknown")} unknown, ${count("refused")} refused; ${inDollars(spent)} spent, with what is unknown.`;
}
