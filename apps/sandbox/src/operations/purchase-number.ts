import { lostPurchaseOf } from "../delivery/lost-purchases.ts";
import { BUILT_IN_ROUTE_ID } from "../store/routes.ts";
import { type Answer, type Operation, type OperationContext, refusal } from "./operation.ts";
import { ownedNumberDocument } from "./owned-number.ts";

type Input = {
  path: { id: string };
  body: { cnam_lookups_enabled?: boolean; messaging_enabled?: boolean } | undefined;
};

const NANODOLLARS_PER_CENT = 10_000_000;

function buy({ path, body }: Input, context: OperationContext): Answer {
  const { store, account, clock } = context;
  const forSale = store.availableNumbers.get(path.id);
  const lost = lostPurchaseOf(path.id);
  if (forSale === undefined || lost === "to another buyer") {
    return refusal(404, "Number not purchasable", "Not Found");
  }
  const nanodollars = (forSale.setupCostCents + forSale.monthlyCostCents) * NANODOLLARS_PER_CENT;
  if (lost === "for funds" || store.accounts.balanceNanodollars(account.id) < nanodollars) {
    return refusal(
      403,
      "The account's balance does not cover the setup fee and the first month. Nothing was bought.",
      "Insufficient Funds",
    );
  }
  const at = clock();
  store.accounts.charge(account.id, { kind: "purchase", nanodollars, at });
  const number = {
    ...forSale,
    accountId: account.id,
    alias: null,
    note: null,
    cnamLookupsEnabled: body?.cnam_lookups_enabled ?? account.cnamLookupsEnabled,
    messagingEnabled: body?.messaging_enabled ?? false,
    primaryRouteId: BUILT_IN_ROUTE_ID,
    failoverRouteId: null,
    lastChange: { what: "bought", at },
  };
  store.accountNumbers.add(number);
  return { status: 201, body: ownedNumberDocument(number, context) };
}

export const purchaseNumber: Operation<Input> = {
  operationId: "purchaseNumber",
  run: (input, context) => {
    const { store, changes } = context;
    const answer = store.transaction(() => buy(input, context));
    if (answer.status === 201) {
      store.availableNumbers.bought(input.path.id);
      changes.tell("numbers");
    }
    return answer;
  },
};
