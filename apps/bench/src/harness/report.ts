import { z } from "zod";

// The shape of results/<suite>.json. Objects are closed: a figure that nobody declared is a mistake.

const spread = z.strictObject({
  median: z.number(),
  p25: z.number(),
  p75: z.number(),
  min: z.number(),
  max: z.number(),
});
type Spread = z.infer<typeof spread>;

/** What no rounds can come to was written by hand. */
const isInOrder = ({ min, p25, median, p75, max }: Spread): boolean =>
  min <= p25 && p25 <= median && median <= p75 && p75 <= max;
const OUT_OF_ORDER = "is not a summary: min, p25, median, p75 and max have to be in this order";
const summary = spread.refine(isInOrder, OUT_OF_ORDER);

const metric = z.strictObject({
  label: z.string().min(1),
  unit: z.string(),
  better: z.enum(["lower", "higher"]),
  /** How the terminal's table holds a value against the baseline's. The JSON has both. */
  against: z.enum(["ratio", "difference"]),
});

/** Median and spread over the rounds, and the same of each round's ratio and difference to the baseline. */
const measured = spread
  .extend({ ratio: summary.optional(), difference: summary.optional() })
  .refine(isInOrder, OUT_OF_ORDER);

const row = z.strictObject({
  subject: z.string().min(1),
  rounds: z.int().positive(),
  metrics: z.record(z.string(), measured),
});

/** What a subject was to come to, and whether it did. */
const target = z.strictObject({
  subject: z.string().min(1),
  metric: z.string().min(1),
  /** Which figure it is about: the median itself, or that of its rounds' ratios or differences to the baseline's. */
  of: z.enum(["median", "ratio", "difference"]),
  /** At least this, where higher is better; at most, where lower is. */
  limit: z.number(),
  verdict: z.enum(["held", "missed"]),
});

const comparison = z.strictObject({
  name: z.string().min(1),
  title: z.string().min(1),
  baseline: z.string().min(1),
  settings: z.record(z.string(), z.union([z.string(), z.number()])),
  metrics: z.record(z.string(), metric),
  rows: z.array(row).min(1),
  targets: z.array(target).optional(),
});

export const reportSchema = z.strictObject({
  suite: z.string().min(1),
  mode: z.enum(["quick", "full"]),
  measuredAt: z.iso.datetime(),
  /** What was measured, as git names it: `-dirty` follows where files were changed since. */
  commit: z.string().min(1),
  seconds: z.number().nonnegative(),
  machine: z.strictObject({
    cpu: z.string(),
    cores: z.int().positive(),
    memoryGiB: z.number().positive(),
    system: z.string(),
    architecture: z.string(),
    /** The share of its cores that was busy in the second before the suite began: near 0 is a quiet machine. */
    busyAtStart: z.number().nonnegative(),
  }),
  /** Node, and each package that was measured or measured with. */
  versions: z.record(z.string(), z.string()),
  comparisons: z.array(comparison).min(1),
});

export type Metric = z.infer<typeof metric>;
export type Measured = z.infer<typeof measured>;
export type Target = z.infer<typeof target>;
export type Row = z.infer<typeof row>;
export type Comparison = z.infer<typeof comparison>;
export type Report = z.infer<typeof reportSchema>;
