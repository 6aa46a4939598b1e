import type { PurchasedNumber } from "flowroute-client";
import { z } from "zod";
import type { Performed } from "../guard/effect.ts";
import { asBoolean } from "../terms/as-sent.ts";
import { inDollars, nanodollars, usd } from "../terms/money.ts";
import { phoneNumbers } from "../terms/phone-number.ts";
import { place } from "../terms/place.ts";
import { actingTool, type ToolContext } from "./tool.ts";

type Purchase = { number: string; messaging: boolean };
/** A number that is not for sale is part of the answer, and no step. */
type Offer =
  | { number: string; costNanodollars: number; where: string }
  | { number: string; notForSale: true };

const told = z.object({
  number: z.string(),
  outcome: z.enum(["bought", "not_for_sale", "failed", "unknown", "not_attempted"]),
  cost_usd: z.number().optional().describe("Setup and first month"),
  monthly_usd: z.number().optional(),
  messaging: z.enum(["enabled", "failed"]).optional(),
  note: z.string().optional(),
});

export const purchaseNumber = actingTool({
  name: "purchase_number",
  effect: "spend",
  title: "Buy phone numbers",
  description:
    "Buy 1 to 10 numbers found with search_available_numbers. Costs setup fee and first month of each at once, then the monthly fee. Cannot be undone here. Set messaging_enabled if they are to text: it cannot be set later here.",
  input: z.strictObject({
    numbers: phoneNumbers(10),
    messaging_enabled: z.preprocess(asBoolean, z.boolean().default(false)),
  }),
  output: z.object({ spent_usd: z.number(), numbers: z.array(told) }),

  missing: "It is not for sale any more: somebody else bought it first. Search again.",

  async plan({ numbers, messaging_enabled }, context) {
    const offers = await Promise.all(numbers.map((number) => offerOf(number, context)));
    const steps = offers.flatMap((offer) =>
      "notForSale" in offer
        ? []
        : [
            {
              what: `${offer.number} (${offer.where}) for ${inDollars(offer.costNanodollars)} now${messaging_enabled ? ", enabled for messages" : ""}`,
              costNanodollars: offer.costNanodollars,
              data: { number: offer.number, messaging: messaging_enabled },
            },
          ],
    );
    const total = steps.reduce((sum, { costNanodollars }) => sum + costNanodollars, 0);
    const some = steps.length === 1 ? "this number" : `these ${steps.length} numbers`;
    return {
      question: `Buy ${some} on Flowroute, ${inDollars(total)} in all (setup and first month)?`,
      steps,
      seen: numbers,
    };
  },

  execute: ({ data }, { flowroute }) =>
    flowroute.numbers.purchase(data.number, data.messaging ? { messaging_enabled: true } : {}),

  check: () => "Look with get_number: if the number is on the account, it was bought.",

  answer(performed, numbers: string[]) {
    const byNumber = new Map(performed.map((each) => [each.step.data.number, each]));
    const spent = performed
      .filter((each) => each.outcome.state === "succeeded")
      .reduce((sum, each) => sum + each.step.costNanodollars, 0);
    return { spent_usd: usd(spent), numbers: numbers.map((number) => tell(number, byNumber.get(number))) };
  },
});

async function offerOf(number: string, { flowroute, signal }: ToolContext): Promise<Offer> {
  const digits = number.slice(1);
  const page = await flowroute.numbers.searchAvailable({ starts_with: digits, limit: 1 }, { signal });
  const found = page.items.find(({ value }) => value === digits);
  if (found === undefined) return { number, notForSale: true };
  return {
    number,
    costNanodollars: nanodollars(found.setup_cost) + nanodollars(found.monthly_cost),
    where: place(found),
  };
}

function tell(
  number: string,
  performed: Performed<Purchase, PurchasedNumber> | undefined,
): z.input<typeof told> {
  if (performed === undefined)
    return {
      number,
      outcome: "not_for_sale",
      note: "Not in the carrier's inventory now. Nothing was bought or charged for it.",
    };
  const { step, outcome } = performed;
  if (outcome.state !== "succeeded") return { number, outcome: outcome.state, note: outcome.reason };
  const { monthly_cost, messaging_provisioning } = outcome.result;
  return {
    number,
    outcome: "bought",
    cost_usd: usd(step.costNanodollars),
    ...(monthly_cost === undefined ? {} : { monthly_usd: monthly_cost }),
    ...(messaging_provisioning === "requested" ? { messaging: "enabled" as const } : {}),
    ...(messaging_provisioning === "failed"
      ? {
          messaging: "failed" as const,
          note: "Bought, but messaging could not be enabled: the operator has to enable it in the Manage portal.",
        }
      : {}),
  };
}
