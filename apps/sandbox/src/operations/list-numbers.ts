import { startingDigits } from "../request-values/number-digits.ts";
import { numberResource } from "../resources/number.ts";
import { page, withOneMore } from "../resources/page.ts";
import type { Operation } from "./operation.ts";

type Input = {
  query: {
    starts_with?: string;
    contains?: string;
    ends_with?: string;
    alias?: string;
    limit: number;
    offset: number;
  };
};

export const listNumbers: Operation<Input> = {
  operationId: "listNumbers",
  run({ query }, { store, account, baseUrl }) {
    const { contains, ends_with: endsWith, alias } = query;
    const startsWith = query.starts_with === undefined ? undefined : startingDigits(query.starts_with);
    const filter = { startsWith, contains, endsWith, alias };
    return {
      status: 200,
      body: page({
        url: `${baseUrl}/v2/numbers`,
        filters: [
          ["contains", contains],
          ["ends_with", endsWith],
          ["starts_with", startsWith],
          ["alias", alias],
        ],
        range: query,
        found: store.accountNumbers.list(account.id, filter, withOneMore(query)),
        show: (number) => numberResource(number, baseUrl),
      }),
    };
  },
};
