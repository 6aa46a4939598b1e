/** One measurement of one subject: metric → value, in the unit that the comparison declares. */
export type Sample = Readonly<Record<string, number>>;

/** Something that is measured beside others. */
export type Subject = {
  name: string;
  measure: (signal: AbortSignal) => Promise<Sample>;
};

/** How often and how long to measure. */
export type Bounds = {
  /** Rounds that are thrown away. */
  warmUpRounds: number;
  /** Rounds that count, at most. */
  rounds: number;
  /** After this many milliseconds no further round begins; one counted round always happens. */
  budgetMs: number;
};

/**
 * Measures every subject once a round, in the order given (A B C, A B C, …), so that whatever slows the
 * machine down for a while slows all of them down.
 * @returns the counted samples of each subject; the n-th samples of all subjects are from the same round.
 * @throws what a subject throws, and the signal's reason once it is aborted.
 */
export async function interleave(
  subjects: readonly Subject[],
  bounds: Bounds,
  signal: AbortSignal,
): Promise<Map<string, Sample[]>> {
  const series = new Map<string, Sample[]>(subjects.map(({ name }) => [name, []]));
  if (series.size !== subjects.length) throw new Error("Two subjects of one comparison have the same name.");
  const until = performance.now() + bounds.budgetMs;
  const inTime = () => performance.now() < until;

  for (let round = 0; round < bounds.warmUpRounds && inTime(); round++)
    for (const { measure } of subjects) await measured(measure, signal);

  for (let round = 0; round < bounds.rounds && (round === 0 || inTime()); round++)
    for (const { name, measure } of subjects) series.get(name)?.push(await measured(measure, signal));
  return series;
}

async function measured(measure: Subject["measure"], signal: AbortSignal): Promise<Sample> {
  signal.throwIfAborted();
  const sample = await measure(signal);
  signal.throwIfAborted();
  return sample;
}
