import { highestSetupCostCents } from "../request-values/setup-cost.ts";
import { page, withOneMore } from "../resources/page.ts";
import type { Operation } from "./operation.ts";

type Input = { query: { max_setup_cost?: number; areacode?: string; limit: number; offset: number } };

export const listAvailableExchanges: Operation<Input> = {
  operationId: "listAvailableExchanges",
  run({ query }, { store, baseUrl }) {
    const numbers = `${baseUrl}/v2/numbers/available`;
    const highest = highestSetupCostCents(query.max_setup_cost);
    return {
      status: 200,
      body: page({
        url: `${numbers}/exchanges`,
        filters: [
          ["max_setup_cost", query.max_setup_cost],
          ["areacode", query.areacode],
        ],
        range: query,
        found: store.availableNumbers.exchanges(highest, query.areacode, withOneMore(query)),
        show: (id) => ({ type: "exchange", id, links: { related: `${numbers}?starts_with=1${id}` } }),
      }),
    };
  },
};
