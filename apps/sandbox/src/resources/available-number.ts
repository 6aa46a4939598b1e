import type { AvailableNumber } from "../store/available-numbers.ts";

/** US dollars a minute of inbound voice: the rate in the carrier's samples, the same for every number here. */
export const INBOUND_RATE = 0.012;

/** The only kind of rate that the carrier's samples show is `local`; the other is inferred. */
export function rateTypeOf({ numberType }: { numberType: string }): string {
  return numberType === "toll-free" ? "toll-free" : "local";
}

const dollars = (cents: number) => cents / 100;

/** What numbers for sale and numbers of an account have in common on the wire. */
export function commonNumberAttributes(number: AvailableNumber) {
  return {
    value: number.value,
    number_type: number.numberType,
    rate_center: number.rateCenter,
    state: number.state,
    setup_cost: dollars(number.setupCostCents),
    monthly_cost: dollars(number.monthlyCostCents),
    inbound_rate: INBOUND_RATE,
    rate_type: rateTypeOf(number),
    tier: number.tier,
    iso_country: number.isoCountry,
  };
}

/** A number for sale. Its link is `related`, where it can be bought. */
export function availableNumberResource(number: AvailableNumber, baseUrl: string) {
  return {
    attributes: commonNumberAttributes(number),
    id: number.value,
    links: { related: `${baseUrl}/v2/numbers/${number.value}` },
    type: "number",
  };
}
