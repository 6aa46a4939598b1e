import { type Bounds, interleave, type Sample, type Subject } from "./interleave.ts";
import type { Comparison, Measured, Metric, Row, Target } from "./report.ts";
import { rounded, summarize } from "./statistics.ts";
import { verdictOf } from "./wanted.ts";

/** A question that one table answers. */
export type Question = {
  name: string;
  title: string;
  /** The subject that the others are held against. */
  baseline: string;
  metrics: Record<string, Metric>;
  /** What was held fixed, such as the number of connections. */
  settings: Record<string, string | number>;
  /** What subjects are to come to. A target that is missed is said, and ends nothing. */
  targets?: readonly Omit<Target, "verdict">[];
  subjects: readonly Subject[];
};

/** Measures the subjects in turns and sums up, with each round's ratio and difference to the baseline's. */
export async function compare(question: Question, bounds: Bounds, signal: AbortSignal): Promise<Comparison> {
  return sumUp(question, await interleave(question.subjects, bounds, signal));
}

/**
 * @throws Error when the baseline was not measured, or a sample has a metric that was not declared: a typing
 * mistake must not become a figure that is silently missing.
 */
export function sumUp(
  question: Omit<Question, "subjects">,
  series: ReadonlyMap<string, readonly Sample[]>,
): Comparison {
  const { name, title, baseline, metrics, settings, targets } = question;
  const beside = series.get(baseline);
  if (beside === undefined) throw new Error(`The baseline "${baseline}" of "${name}" was not measured.`);
  const rows = [...series].map(([subject, samples]) => row(subject, samples, beside, metrics));
  // What nobody has, this system does not tell.
  const isTold = (metric: string) =>
    !Object.hasOwn(metrics, metric) || rows.some((each) => Object.hasOwn(each.metrics, metric));
  const askable = (targets ?? []).filter(({ metric }) => isTold(metric));
  return {
    name,
    title,
    baseline,
    settings,
    metrics,
    rows,
    ...(askable.length > 0 && {
      targets: askable.map((target) => ({ ...target, verdict: verdictOf(target, rows, metrics) })),
    }),
  };
}

function row(
  subject: string,
  samples: readonly Sample[],
  baseline: readonly Sample[],
  metrics: Record<string, Metric>,
): Row {
  for (const key of samples.flatMap((sample) => Object.keys(sample)))
    if (!Object.hasOwn(metrics, key))
      throw new Error(`"${subject}" measured "${key}", which is not declared.`);
  const figures: Record<string, Measured> = {};
  for (const key of Object.keys(metrics)) {
    const values = samples.flatMap((sample) => sample[key] ?? []);
    if (values.length > 0) figures[key] = measured(values, paired(samples, baseline, key));
  }
  return { subject, rounds: samples.length, metrics: figures };
}

type Pair = { own: number; base: number };

function paired(samples: readonly Sample[], baseline: readonly Sample[], key: string): Pair[] {
  return samples.flatMap((sample, round) => {
    const own = sample[key];
    const base = baseline[round]?.[key];
    return own === undefined || base === undefined ? [] : [{ own, base }];
  });
}

function measured(values: readonly number[], pairs: readonly Pair[]): Measured {
  const ratios = pairs.filter(({ base }) => base !== 0).map(({ own, base }) => own / base);
  const differences = pairs.map(({ own, base }) => own - base);
  return {
    ...rounded(summarize(values)),
    ...(ratios.length > 0 && { ratio: rounded(summarize(ratios)) }),
    ...(differences.length > 0 && { difference: rounded(summarize(differences)) }),
  };
}
