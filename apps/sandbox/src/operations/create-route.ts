import { routeValueProblem } from "../request-values/route-value.ts";
import { createdRouteDocument } from "../resources/route.ts";
import { type Answer, type Operation, refusal } from "./operation.ts";

type Attributes = {
  route_type: "host" | "number" | "uri";
  value: string;
  alias?: string;
  edge_strategy_id?: string;
};

type Input = { body: { data: { attributes: Attributes } } };

function invalid(attributes: Readonly<Record<string, string[]>>): Answer {
  return refusal(422, { data: { attributes } });
}

export const createRoute: Operation<Input> = {
  operationId: "createRoute",
  run({ body }, { store, account, baseUrl }) {
    const { route_type: routeType, value, alias, edge_strategy_id: edgeStrategyId } = body.data.attributes;
    const problem = routeValueProblem(routeType, value);
    if (problem !== undefined) return invalid({ value: [problem] });
    return store.transaction(() => {
      if (alias !== undefined && store.routes.hasAlias(account.id, alias)) {
        return invalid({ alias: ["Another route of the account has this alias."] });
      }
      const route = store.routes.create(account.id, {
        routeType,
        value,
        alias: alias ?? null,
        edgeStrategyId: edgeStrategyId ?? null,
      });
      return { status: 201, body: createdRouteDocument(route, baseUrl) };
    });
  },
};
