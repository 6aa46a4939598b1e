import { FlowrouteNotFoundError, type NumberDetails, type PurchasedNumber } from "flowroute-client";
import { z } from "zod";
import type { Performed } from "../guard/effect.ts";
import { asBoolean } from "../terms/as-sent.ts";
import { inDollars, nanodollars, usd } from "../terms/money.ts";
import { phoneNumbers } from "../terms/phone-number.ts";
import { place } from "../terms/place.ts";
import { actingTool } from "./acting-tool.ts";
import type { ToolContext } from "./tool.ts";

type Purchase = { number: string; messaging: boolean };
/** A number that is not for sale is part of the answer, and no step. */
type Offer =
  | { number: string; costNanodollars: number; where: string }
  | { number: string; notForSale: "owned" | "gone" };

const bought = z.object({
  monthly_cost: z.number().optional(),
  messaging_provisioning: z.enum(["not_requested", "requested", "failed"]),
});
type Bought = z.output<typeof bought>;

const told = z.object({
  number: z.string(),
  outcome: z.enum([
    "bought",
    "already_bought",
    "not_for_sale",
    "failed",
    "unknown",
    "not_attempted",
    "would_buy",
  ]),
  cost_usd: z.number().optional().describe("Setup and first month"),
  monthly_usd: z.number().optional(),
  messaging: z.enum(["enabled", "failed"]).optional(),
  note: z.string().optional(),
});

export const purchaseNumber = actingTool({
  name: "purchase_number",
  effect: "spend",
  scope: "numbers:buy",
  title: "Buy phone numbers",
  description:
    "Buy 1 to 10 numbers found with search_available_numbers. Costs setup fee and first month of each at once, then the monthly fee. Cannot be undone here. Set messaging_enabled if they are to text: it cannot be set later here.",
  input: z.strictObject({
    numbers: phoneNumbers(10),
    messaging_enabled: z.preprocess(asBoolean, z.boolean().default(false)),
  }),
  output: z.object({ spent_usd: z.number(), numbers: z.array(told) }),

  missing: "It is not for sale any more: somebody else bought it first. Search again.",

  again: "check",
  async plan({ numbers, messaging_enabled }, context) {
    const offers = await Promise.all(numbers.map((number) => offerOf(number, context)));
    const steps = offers.flatMap((offer) => {
      if ("notForSale" in offer) return [];
      const { number, costNanodollars } = offer;
      const what = `${number} (${offer.where}) for ${inDollars(costNanodollars)} now${messaging_enabled ? ", enabled for messages" : ""}`;
      const data = { number, messaging: messaging_enabled };
      return [{ what, record: `Buy ${what}`, key: [number], target: data, costNanodollars, data }];
    });
    const total = steps.reduce((sum, { costNanodollars }) => sum + costNanodollars, 0);
    const some = steps.length === 1 ? "this number" : `these ${steps.length} numbers`;
    return {
      question: `Buy ${some} on Flowroute, ${inDollars(total)} in all (setup and first month)?`,
      steps,
      seen: offers,
    };
  },

  async execute({ data }, { acting }) {
    const options = data.messaging ? { messaging_enabled: true } : {};
    return made(await acting.numbers.purchase(data.number, options));
  },
  target: z.object({ number: z.string(), messaging: z.boolean() }),
  async reconcile({ number }, _, { flowroute }) {
    const owned = await ownedNumber(number, flowroute);
    if (owned === undefined) return [];
    const messaging_provisioning = owned.messaging_enabled === true ? "requested" : "not_requested";
    return [made({ ...owned, messaging_provisioning })];
  },
  absenceProves: true,
  result: bought,
  check: () => "Look with get_number: if the number is on the account, it was bought.",

  answer(performed, offers: Offer[]) {
    const byNumber = new Map(performed.map((each) => [each.step.data.number, each]));
    const spent = performed
      .filter(({ outcome }) => outcome.state === "succeeded" && !outcome.deduplicated)
      .reduce((sum, each) => sum + each.step.costNanodollars, 0);
    return { spent_usd: usd(spent), numbers: offers.map((offer) => tell(offer, byNumber.get(offer.number))) };
  },
});

/** What is kept of a purchase, at the price that the carrier tells where it does. */
function made({ setup_cost, monthly_cost, messaging_provisioning }: PurchasedNumber) {
  const result: Bought = {
    messaging_provisioning,
    ...(monthly_cost === undefined ? {} : { monthly_cost }),
  };
  if (setup_cost === undefined || monthly_cost === undefined) return { result };
  return { result, costNanodollars: nanodollars(setup_cost) + nanodollars(monthly_cost) };
}

async function ownedNumber(
  number: string,
  flowroute: ToolContext["flowroute"],
): Promise<NumberDetails | undefined> {
  try {
    return await flowroute.numbers.get(number);
  } catch (error) {
    if (error instanceof FlowrouteNotFoundError) return undefined;
    throw error;
  }
}

async function offerOf(number: string, { flowroute, signal }: ToolContext): Promise<Offer> {
  const digits = number.slice(1);
  const page = await flowroute.numbers.searchAvailable({ starts_with: digits, limit: 1 }, { signal });
  const found = page.items.find(({ value }) => value === digits);
  if (found === undefined)
    return { number, notForSale: (await ownedNumber(number, flowroute)) === undefined ? "gone" : "owned" };
  return {
    number,
    costNanodollars: nanodollars(found.setup_cost) + nanodollars(found.monthly_cost),
    where: place(found),
  };
}

function tell(offer: Offer, performed: Performed<Purchase, Bought> | undefined): z.input<typeof told> {
  const { number } = offer;
  if (performed === undefined)
    return "notForSale" in offer && offer.notForSale === "owned"
      ? { number, outcome: "already_bought", note: "It is on the account. It was not bought again." }
      : {
          number,
          outcome: "not_for_sale",
          note: "Not in the carrier's inventory now. Nothing was bought or charged for it.",
        };
  const { step, outcome } = performed;
  const cost_usd = usd(step.costNanodollars);
  if (outcome.state === "planned") return { number, outcome: "would_buy", cost_usd };
  if (outcome.state !== "succeeded") return { number, outcome: outcome.state, note: outcome.reason };
  if (outcome.deduplicated)
    return {
      number,
      outcome: "already_bought",
      note: `Another ${outcome.byAnother ? "caller of this account" : "call"} bought it. It was not bought again.`,
    };
  const { monthly_cost, messaging_provisioning } = outcome.result;
  return {
    number,
    outcome: "bought",
    cost_usd,
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
