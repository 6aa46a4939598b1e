/** Cents that `max_setup_cost` allows, in dollars; any amount when it is not given. */
export function highestSetupCostCents(maxSetupCost: number | undefined): number {
  if (maxSetupCost === undefined) return Number.MAX_SAFE_INTEGER;
  // 1.15 dollars are 114.99999999999999 cents in binary.
  return Math.floor(maxSetupCost * 100 + 1e-6);
}
