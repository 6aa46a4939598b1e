import type { RecordedCarrier } from "../../../carrier/recorded-carrier.ts";
import { openCountingLine } from "../../../database/counting-line.ts";
import type { BenchDatabase } from "../../../database/start-database.ts";
import { compare } from "../../../harness/comparison.ts";
import type { Sample, Subject } from "../../../harness/interleave.ts";
import type { Comparison, Metric } from "../../../harness/report.ts";
import type { Bench } from "../../../harness/suite.ts";
import { callMetrics } from "../compare-tools.ts";
import type { LedgerPlace } from "../open-server.ts";
import { type GuardProcess, startGuardProcess } from "../start-guard-process.ts";
import type { CallFigures } from "../time-calls.ts";
import { type UnitName, WAITING } from "./units.ts";

type Unit = { name: string; does: "send_message" | UnitName };

const SEND: Unit = { name: "flowroute-mcp, send_message", does: "send_message" };

const UNITS: readonly Unit[] = [
  SEND,
  { name: "a look for what others have left", does: "look" },
  { name: "/metrics, or get_account_limits", does: "standing" },
  { name: "an inbound text, stored", does: "inbound" },
  { name: "a delivery receipt, stored", does: "receipt" },
  { name: "a permit of the shared pace", does: "permit" },
  { name: `a look at a queue of ${WAITING.toLocaleString("en-US")} replicas`, does: "queue" },
];

const NOT_IN_A_FILE: ReadonlySet<Unit["does"]> = new Set(["permit", "queue"]);

const bytes = (label: string): Metric => ({ label, unit: "bytes", better: "lower", against: "ratio" });

/** What one of each thing costs that a server does with its ledger: time, and what crosses the line and is kept. */
export async function compareUnits(
  bench: Bench,
  recorded: RecordedCarrier,
  database: BenchDatabase,
): Promise<Comparison[]> {
  const one = await startGuardProcess(bench, recorded);
  const comparisons = [
    await compareTimes(bench, one, database),
    await compareFootprints(bench, one, database),
  ];
  await bench.children.end(one.child);
  return comparisons;
}

const does = (
  { time, timeUnit }: GuardProcess,
  unit: Unit["does"],
  place: LedgerPlace,
  calls: number,
): Promise<CallFigures> =>
  unit === "send_message" ? time({ work: unit, guard: place, calls }) : timeUnit({ unit, place, calls });

async function compareTimes(
  { effort, signal }: Bench,
  one: GuardProcess,
  { cpuSeconds, ledger }: BenchDatabase,
): Promise<Comparison> {
  const place: LedgerPlace = { kind: "database", url: await ledger("units") };
  const calls = effort.effects;
  const subjects = UNITS.map(
    ({ name, does: unit }): Subject => ({
      name,
      measure: async () => {
        const before = await cpuSeconds();
        const figures = await does(one, unit, place, calls);
        const after = await cpuSeconds();
        return {
          ...figures,
          ...(before !== undefined &&
            after !== undefined && { databaseMicroseconds: ((after - before) * 1e6) / calls }),
        };
      },
    }),
  );
  return compare(
    {
      name: "units",
      title: "Ledger in PostgreSQL: one of each, one after the other",
      baseline: SEND.name,
      settings: { "a round": calls },
      metrics: {
        ...callMetrics,
        databaseMicroseconds: {
          label: "CPU of PostgreSQL",
          unit: "µs",
          better: "lower",
          against: "difference",
        },
      },
      subjects,
    },
    effort.load,
    signal,
  );
}

async function compareFootprints(
  { effort, signal }: Bench,
  one: GuardProcess,
  { ledger, onDisk }: BenchDatabase,
): Promise<Comparison> {
  const calls = effort.batchCalls;
  const url = await ledger("footprint");
  const line = await openCountingLine(url);
  const place: LedgerPlace = { kind: "database", url: line.url };
  const file = "footprint.sqlite";

  const inDatabase = ({ name, does: unit }: Unit): Subject => ({
    name,
    measure: async () => {
      // Connections are opened, and statements made ready, before anything is counted.
      await does(one, unit, place, 5);
      const [crossed, kept] = [line.crossed(), await onDisk(url)];
      await does(one, unit, place, calls);
      const [crossedThen, keptThen] = [line.crossed(), await onDisk(url)];
      const each = (now: number, before: number) => (now - before) / calls;
      return {
        statements: each(crossedThen.statements, crossed.statements),
        roundTrips: each(crossedThen.roundTrips, crossed.roundTrips),
        lineBytes: each(crossedThen.bytes, crossed.bytes),
        tableBytes: each(keptThen.tables, kept.tables),
        indexBytes: each(keptThen.indexes, kept.indexes),
        logBytes: each(keptThen.log, kept.log),
      };
    },
  });
  const inFile = ({ name, does: unit }: Unit): Subject => ({
    name: `${name}, in a file`,
    measure: async (): Promise<Sample> => {
      const before = await one.sizeOf(file);
      await does(one, unit, { kind: "ledger", file }, calls);
      return { tableBytes: ((await one.sizeOf(file)) - before) / calls };
    },
  });
  try {
    return await compare(
      {
        name: "footprint",
        title: "Ledger in PostgreSQL: what one of each sends, and leaves on the disk",
        baseline: SEND.name,
        settings: { "a round": calls },
        metrics: {
          statements: { label: "statements", unit: "", better: "lower", against: "difference" },
          roundTrips: { label: "round trips", unit: "", better: "lower", against: "difference" },
          lineBytes: bytes("over the line"),
          tableBytes: bytes("in tables"),
          indexBytes: bytes("in indexes"),
          logBytes: bytes("in the log"),
        },
        subjects: [
          ...UNITS.map(inDatabase),
          ...UNITS.filter(({ does: unit }) => !NOT_IN_A_FILE.has(unit)).map(inFile),
        ],
      },
      effort.footprint,
      signal,
    );
  } finally {
    await line.close();
  }
}
