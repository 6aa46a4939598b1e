import type { RecordedCarrier } from "../../carrier/recorded-carrier.ts";
import type { BenchDatabase } from "../../database/start-database.ts";
import { compare } from "../../harness/comparison.ts";
import type { Comparison } from "../../harness/report.ts";
import type { Bench } from "../../harness/suite.ts";
import { callMetrics } from "./compare-tools.ts";
import { multiplied } from "./multiply.ts";
import type { LedgerPlace } from "./open-server.ts";
import { startGuardProcess } from "./start-guard-process.ts";

type Sized = { operations: number; place: LedgerPlace };

const WORK = "send_message";

/** Whether a send costs more when many were sent before. */
export async function compareGrowth(
  bench: Bench,
  recorded: RecordedCarrier,
  database: BenchDatabase | undefined,
): Promise<Comparison[]> {
  const { children, effort, signal } = bench;
  const { child, fill, time } = await startGuardProcess(bench, recorded);
  const calls = Math.ceil(effort.effects / 4);
  await time({ work: WORK, guard: { kind: "ledger", file: "warm-up.sqlite" }, calls: effort.effects });

  const grown = (name: string, title: string, ledgers: readonly Sized[]) =>
    compare(
      {
        name,
        title,
        baseline: nameOf(0),
        settings: { "calls a round": calls },
        metrics: callMetrics,
        subjects: ledgers.map(({ operations, place }) => ({
          name: nameOf(operations),
          measure: () => time({ work: WORK, guard: place, calls }),
        })),
      },
      effort.load,
      signal,
    );
  const inFiles = async (): Promise<Sized[]> => {
    const sizes = [0, effort.items / 10, effort.items];
    const ledgers = sizes.map((operations) => ({ operations, file: `growth-${operations}.sqlite` }));
    for (const { file, operations } of ledgers) await fill({ file, operations });
    return ledgers.map(({ file, operations }) => ({ operations, place: { kind: "ledger", file } }));
  };
  const inDatabase = async ({ ledger, run }: BenchDatabase): Promise<Sized[]> => {
    const ledgers: Sized[] = [];
    for (const operations of [0, effort.items, effort.items * 10]) {
      const url = await ledger(`growth_${operations}`);
      const place: LedgerPlace = { kind: "database", url };
      await time({ work: WORK, guard: place, calls: 1 });
      if (operations > 0) for (const statement of multiplied(operations)) await run(url, statement);
      ledgers.push({ operations, place });
    }
    return ledgers;
  };
  const title = "Guard: send_message, by what the ledger has in it";
  const comparisons = [await grown("growth", title, await inFiles())];
  if (database !== undefined)
    comparisons.push(await grown("growth-postgresql", `${title}, PostgreSQL`, await inDatabase(database)));
  await children.end(child);
  return comparisons;
}

const nameOf = (operations: number): string =>
  operations === 0
    ? "flowroute-mcp, new ledger"
    : `${operations.toLocaleString("en-US")} messages sent today`;
