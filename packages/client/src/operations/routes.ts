import { type Page, pageOf } from "../answer/page.ts";
import { documentOf, holdsOne, holdsPage, isResource } from "../answer/shape.ts";
import { type Core, JSON_API_BODY } from "../request/core.ts";
import { given } from "../request/given.ts";
import type { RequestOptions, Send } from "../request/send.ts";
import type { Lenient, QueryOf, Schemas } from "../resources/flat.ts";
import { type Route, type RouteToCreate, route } from "../resources/route.ts";

/** The query of `routes.list`. */
export type ListRoutesParams = Lenient<QueryOf<"listRoutes">>;

/** Voice routes of the account. Every method rejects with a FlowrouteError. */
export interface Routes {
  /** Lists the routes, the built-in route `0` (sip-reg) first (listRoutes). */
  list(params?: ListRoutesParams, options?: RequestOptions): Promise<Page<Route, ListRoutesParams>>;
  /** Creates a route that numbers can be pointed at (createRoute). Its alias is unique in the account. */
  create(route: RouteToCreate, options?: RequestOptions): Promise<Route>;
}

const aRoute = holdsOne(isResource);
const aPageOfRoutes = holdsPage(isResource);

export function routesOperations(core: () => Core, send: Send): Routes {
  return {
    async list(params = {}, options) {
      const query = given<QueryOf<"listRoutes">>(params);
      const accepted = await send("listRoutes", options, (call) =>
        core().GET("/v2/routes", { ...call, params: { query } }),
      );
      return pageOf(documentOf(accepted, aPageOfRoutes), route, params);
    },

    async create(toCreate, options) {
      const attributes = given<Schemas["CreateRouteDocument"]["data"]["attributes"]>(toCreate);
      const accepted = await send("createRoute", options, (call) =>
        core().POST("/v2/routes", {
          ...call,
          headers: JSON_API_BODY,
          body: { data: { type: "route", attributes } },
        }),
      );
      return route(documentOf(accepted, aRoute).data);
    },
  };
}
