import { STANDARD } from "../inventory/price-tiers.ts";
import type { AvailableNumber } from "../store/available-numbers.ts";

export type StarterNumber = AvailableNumber;

/** Lines set aside for fiction that the inventory never offers, so that every account can have them. */
const VALUES = ["12065550100", "12065550101"];

/** The numbers that a new account has from the start and has not paid for. */
export function starterNumbers(): StarterNumber[] {
  return VALUES.map((value) => ({
    value,
    numberType: "longcode",
    rateCenter: "seattle",
    state: "wa",
    isoCountry: "US",
    tier: STANDARD.tier,
    setupCostCents: STANDARD.setup_cost_cents,
    monthlyCostCents: STANDARD.monthly_cost_cents,
  }));
}
