/**
 * Divides `total` into whole parts in proportion to `weights`. The parts add up to `total`, and each is within one
 * of its exact share.
 *
 * @param total an integer of 0 or more.
 * @param weights all positive. Without any weight there are no parts, whatever the total.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  let sum = 0;
  for (const weight of weights) sum += weight;
  let weightSoFar = 0;
  let given = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    // The last weight makes this exactly `total`: the sums add the same values in the same order.
    const dueSoFar = Math.floor((weightSoFar / sum) * total);
    const part = dueSoFar - given;
    given = dueSoFar;
    return part;
  });
}
