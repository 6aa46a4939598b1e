import { sumUp } from "../../harness/comparison.ts";
import type { Effort } from "../../harness/effort.ts";
import type { Comparison, Metric } from "../../harness/report.ts";
import type { Suite } from "../../harness/suite.ts";
import { growth, type MemorySample, quarters, slopeOfSecondHalf } from "./memory-over-time.ts";
import { type SoakFigures, soak, TROUBLE } from "./soak.ts";
import { SMS_PER_SECOND } from "./traffic.ts";

const SANDBOX = "flowroute-sandbox";
const QUARTERS = ["first", "second", "third", "last"].map((which) => `${SANDBOX}, ${which} quarter`);
const [, SECOND = "", , LAST = ""] = QUARTERS;

/** More than this from the second quarter to the last is not flat. */
const FLAT = 0.1;

/** Whether the sandbox can be left alone for an hour: no webhook is lost, and its memory does not grow. */
export const soakSuite: Suite = {
  name: "soak",
  summary:
    "an hour of messages and webhooks through the sandbox, in a fraction of the time: lost ones, and memory",
  packages: ["flowroute-sandbox", "flowroute-client"],
  run: async (bench) => {
    const { figures, memory } = await soak(bench);
    return [traffic(figures, bench.effort), ...memoryByQuarter(memory, bench.effort)];
  },
};

const counted = (label: string, better: Metric["better"] = "higher", unit = ""): Metric => ({
  label,
  unit,
  better,
  against: "difference",
});

const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

function traffic({ ...figures }: SoakFigures, { soak: { minutes, timeScale } }: Effort): Comparison {
  const { refused, cut, takenAndCut, slow, slowMs } = TROUBLE;
  return sumUp(
    {
      name: "traffic",
      title: "Soak: messages and their webhooks, all of which have to arrive",
      baseline: SANDBOX,
      settings: {
        minutes,
        "time scale": timeScale,
        "messages a second of its time": SMS_PER_SECOND,
        "attempts that fail": percent(refused + cut + takenAndCut),
        [`that take ${slowMs} ms`]: percent(slow),
      },
      metrics: {
        messages: counted("messages"),
        inbound: counted("inbound"),
        pictures: counted("with a picture"),
        webhooks: counted("webhooks"),
        attempts: counted("attempts", "lower"),
        duplicates: counted("came twice", "lower"),
        lost: counted("lost", "lower"),
        sendP50Ms: counted("send p50", "lower", "ms"),
        sendP99Ms: counted("p99", "lower", "ms"),
        trafficSeconds: counted("took", "lower", "s"),
      },
    },
    new Map([[SANDBOX, [figures]]]),
  );
}

/** Nothing where the system does not tell a process's memory, or before each quarter has a sample. */
function memoryByQuarter(samples: readonly MemorySample[], { soak: { timeScale } }: Effort): Comparison[] {
  const found = quarters(samples);
  const grown = growth(samples);
  if (grown === undefined || found.some(({ length }) => length === 0)) return [];
  const anHour = 60 * 60_000 * timeScale * (slopeOfSecondHalf(samples) ?? 0);
  const memory = { label: "memory", unit: "MB", better: "lower", against: "ratio" } as const;
  return [
    sumUp(
      {
        name: "memory",
        title: "Soak: resident memory by quarter of the time",
        baseline: SECOND,
        settings: {
          "last quarter beside the second": percent(grown),
          flat: grown <= FLAT ? "yes" : "no",
          "MB an hour of its time in the second half": Number(anHour.toFixed(1)),
        },
        metrics: { residentMegabytes: memory },
        targets: [{ subject: LAST, metric: "residentMegabytes", of: "ratio", limit: 1 + FLAT }],
      },
      new Map(
        QUARTERS.map((name, quarter) => [
          name,
          (found[quarter] ?? []).map((residentMegabytes) => ({ residentMegabytes })),
        ]),
      ),
    ),
  ];
}
