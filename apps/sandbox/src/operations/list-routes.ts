import { page, withOneMore } from "../resources/page.ts";
import { routeResource } from "../resources/route.ts";
import type { Operation } from "./operation.ts";

type Input = { query: { route_type?: string; limit: number; offset: number } };

export const listRoutes: Operation<Input> = {
  operationId: "listRoutes",
  run({ query }, { store, account, baseUrl }) {
    return {
      status: 200,
      body: page({
        url: `${baseUrl}/v2/routes`,
        filters: [["route_type", query.route_type]],
        range: query,
        found: store.routes.list(account.id, query.route_type, withOneMore(query)),
        show: (route) => routeResource(route, baseUrl),
      }),
    };
  },
};
