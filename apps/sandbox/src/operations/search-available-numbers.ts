import { startingDigits } from "../request-values/number-digits.ts";
import { availableNumberResource } from "../resources/available-number.ts";
import { pageOfLasting, withOneMore } from "../resources/page.ts";
import type { Order } from "../store/available-numbers.ts";
import type { Operation } from "./operation.ts";

type Input = {
  query: {
    state?: string;
    contains?: string;
    ends_with?: string;
    rate_center?: string;
    starts_with?: string;
    number_type?: string;
    iso_country?: string;
    tier?: string;
    order_by?: string;
    limit: number;
    offset: number;
  };
};

const ORDER_COLUMNS: Readonly<Record<string, Order["column"]>> = {
  monthly_cost: "monthly_cost",
  iso_country: "iso_country",
  number_type: "number_type",
  state: "state",
  rate_center: "rate_center",
  number: "value",
  value: "value",
  tn: "value",
};

function orderOf(orderBy: string | undefined): Order {
  const [attribute = "value", direction] = orderBy?.split(",") ?? [];
  return { column: ORDER_COLUMNS[attribute] ?? "value", direction: direction === "desc" ? "DESC" : "ASC" };
}

export const searchAvailableNumbers: Operation<Input> = {
  operationId: "searchAvailableNumbers",
  run({ query }, { store, baseUrl, shownNumbers }) {
    const startsWith = query.starts_with === undefined ? undefined : startingDigits(query.starts_with);
    const rateCenter = query.rate_center?.toUpperCase();
    const state = query.state?.toUpperCase();
    const isoCountry = query.iso_country?.toUpperCase();
    const filter = {
      startsWith,
      contains: query.contains,
      endsWith: query.ends_with,
      state: state?.toLowerCase(),
      rateCenter: rateCenter?.toLowerCase(),
      numberType: query.number_type,
      isoCountry,
      tier: query.tier,
    };
    const found = store.availableNumbers.search(filter, orderOf(query.order_by), withOneMore(query));
    return {
      status: 200,
      ...pageOfLasting({
        url: `${baseUrl}/v2/numbers/available`,
        filters: [
          ["state", state],
          ["contains", query.contains],
          ["ends_with", query.ends_with],
          ["rate_center", rateCenter],
          ["starts_with", startsWith],
          ["number_type", query.number_type],
          ["iso_country", isoCountry],
          ["tier", query.tier],
          ["order_by", query.order_by],
        ],
        range: query,
        found,
        show: (number) => availableNumberResource(number, baseUrl),
        idOf: ({ value }) => value,
        shown: shownNumbers,
      }),
    };
  },
};
