import { highestSetupCostCents } from "../request-values/setup-cost.ts";
import { page, withOneMore } from "../resources/page.ts";
import type { Operation } from "./operation.ts";

type Input = { query: { max_setup_cost?: number; limit: number; offset: number } };

export const listAvailableAreaCodes: Operation<Input> = {
  operationId: "listAvailableAreaCodes",
  run({ query }, { store, baseUrl }) {
    const numbers = `${baseUrl}/v2/numbers/available`;
    const highest = highestSetupCostCents(query.max_setup_cost);
    return {
      status: 200,
      body: page({
        url: `${numbers}/areacodes`,
        filters: [["max_setup_cost", query.max_setup_cost]],
        range: query,
        found: store.availableNumbers.areaCodes(highest, withOneMore(query)),
        show: (id) => ({
          type: "areacode",
          id,
          links: { related: `${numbers}/exchanges?areacode=${id}` },
        }),
      }),
    };
  },
};
