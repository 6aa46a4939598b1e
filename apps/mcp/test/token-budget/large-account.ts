import type { NumberForSale, SandboxControl } from "flowroute-sandbox";

const FIFTY = 50;
const HANDSET = "12065550190";
const TEXT = "Your table for four is ready at seven. Reply C to cancel it.";

/** The numbers of as many rate centers as there are, in each area code one, end with these. */
export const SOLD_EVERYWHERE = "5550187";
export const OWNED_EVERYWHERE = "5550142";

/** In E.164. */
export type LargeAccount = {
  /** Fifty of one rate center, which the account owns. */
  owned: string[];
  /** Ten of another, which are for sale. */
  forSale: string[];
};

/**
 * Gives the first account fifty numbers of one rate center and one of each of fifty others, these with aliases; fifty
 * routes; and fifty messages, every other one received.
 */
export function fillAccount(control: SandboxControl): LargeAccount {
  const ofOnePlace = control.searchInventory({ state: "WA", rate_center: "SEATTLE", limit: FIFTY });
  const everywhere = oneOfEachPlace(control.searchInventory({ ends_with: OWNED_EVERYWHERE, limit: 200 }));
  const soldEverywhere = control.searchInventory({ ends_with: SOLD_EVERYWHERE, limit: 200 });
  // Of those that are left for sale, no two are in one place.
  const taken = soldEverywhere.filter((each) => !oneOfEachPlace(soldEverywhere).includes(each));
  const own = ofOnePlace[0]?.number ?? "";
  const alias = (index: number) => `Branch ${index + 1}, front desk`;
  const fifty = Array.from({ length: FIFTY }, (_, index) => index);
  control.seed({
    numbers: [
      ...[...ofOnePlace, ...taken].map(({ number }) => ({ number })),
      ...everywhere.slice(0, FIFTY).map(({ number }, index) => ({ number, alias: alias(index) })),
    ],
    routes: fifty.map((index) => ({
      route_type: "uri",
      value: `sip:desk${index + 1}@pbx.example.com`,
      alias: alias(index),
    })),
    messages: fifty.map((index) =>
      index % 2 === 0
        ? { direction: "outbound", from: own, to: HANDSET, body: TEXT }
        : { direction: "inbound", from: HANDSET, to: own, body: TEXT },
    ),
  });
  const forSale = control.searchInventory({ starts_with: "1212", limit: 10 });
  return { owned: ofOnePlace.map(inE164), forSale: forSale.map(inE164) };
}

const oneOfEachPlace = (found: NumberForSale[]): NumberForSale[] => [
  ...new Map(found.map((each) => [`${each.rate_center}, ${each.state}`, each] as const)).values(),
];

const inE164 = ({ number }: NumberForSale): string => `+${number}`;
