import { SEATTLE_NPA } from "../inventory/demo-numbers.ts";
import { STANDARD } from "../inventory/price-tiers.ts";
import type { AvailableNumber } from "../store/available-numbers.ts";

export type StarterNumber = AvailableNumber;

/** Lines 0100 to 0109 of exchange 555 are set aside for fiction, and the inventory never offers them. */
const LINES = ["0100", "0101", "0102", "0103", "0104", "0105", "0106", "0107", "0108", "0109"];
const NUMBERS_EACH = 2;

/**
 * The numbers that a new account has from the start and has not paid for: two of Seattle, while there are any.
 *
 * @param account counts the accounts from 0.
 */
export function starterNumbers(account = 0): StarterNumber[] {
  return LINES.slice(account * NUMBERS_EACH, (account + 1) * NUMBERS_EACH).map((line) => ({
    value: `1${SEATTLE_NPA}555${line}`,
    numberType: "longcode",
    rateCenter: "seattle",
    state: "wa",
    isoCountry: "US",
    tier: STANDARD.tier,
    setupCostCents: STANDARD.setup_cost_cents,
    monthlyCostCents: STANDARD.monthly_cost_cents,
  }));
}
