/** What a series of measurements comes to, in the unit of the measurements. */
export type Summary = { median: number; p25: number; p75: number; min: number; max: number };

/**
 * The value below which `share` (0 to 1) of the values lie, interpolated linearly between the two nearest.
 * @throws RangeError when there is nothing to look at, or `share` is outside of 0 to 1.
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A quantile lies between 0 and 1, not at ${share}.`);
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError("No values, no quantile.");
  // Equal neighbours are answered as they are: interpolation would round.
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** @throws RangeError for no values. */
export function summarize(values: ArrayLike<number>): Summary {
  return {
    median: median(values),
    p25: quantile(values, 0.25),
    p75: quantile(values, 0.75),
    min: quantile(values, 0),
    max: quantile(values, 1),
  };
}

/** The same figures with five significant digits: more is noise, and makes a committed file change for nothing. */
export function rounded(summary: Summary): Summary {
  const short = (value: number) => Number(value.toPrecision(5));
  return {
    median: short(summary.median),
    p25: short(summary.p25),
    p75: short(summary.p75),
    min: short(summary.min),
    max: short(summary.max),
  };
}
