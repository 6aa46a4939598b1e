import type { RecordedCarrier } from "../../carrier/recorded-carrier.ts";
import { compare } from "../../harness/comparison.ts";
import type { Comparison } from "../../harness/report.ts";
import type { Bench } from "../../harness/suite.ts";
import { callMetrics } from "./compare-tools.ts";
import { startGuardProcess } from "./start-guard-process.ts";

/** Whether a send costs more when many were sent before. */
export async function compareGrowth(bench: Bench, recorded: RecordedCarrier): Promise<Comparison> {
  const { children, effort, signal } = bench;
  const { child, fill, time } = await startGuardProcess(bench, recorded);
  const work = "send_message";
  await time({ work, guard: { kind: "ledger", file: "warm-up.sqlite" }, calls: effort.effects });
  const calls = Math.ceil(effort.effects / 4);
  const sizes = [0, effort.items / 10, effort.items];
  for (const operations of sizes) await fill({ file: fileOf(operations), operations });
  const comparison = await compare(
    {
      name: "growth",
      title: "Guard: send_message, by what the ledger has in it",
      baseline: nameOf(0),
      settings: { "calls a round": calls },
      metrics: callMetrics,
      subjects: sizes.map((operations) => ({
        name: nameOf(operations),
        measure: () => time({ work, guard: { kind: "ledger", file: fileOf(operations) }, calls }),
      })),
    },
    effort.load,
    signal,
  );
  await children.end(child);
  return comparison;
}

const fileOf = (operations: number): string => `growth-${operations}.sqlite`;

const nameOf = (operations: number): string =>
  operations === 0
    ? "flowroute-mcp, new ledger"
    : `${operations.toLocaleString("en-US")} messages sent today`;
