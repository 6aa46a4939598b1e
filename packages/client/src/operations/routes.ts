import { type Call, callOf } from "../answer/call.ts";
import { type List, listOf } from "../answer/list.ts";
import { pageOf } from "../answer/page.ts";
import { documentOf, holdsOne, holdsPage, isResource } from "../answer/shape.ts";
import { type Core, JSON_API_BODY } from "../request/core.ts";
import { given } from "../request/given.ts";
import type { RequestOptions, Send } from "../request/send.ts";
import type { Lenient, QueryOf, Schemas } from "../resources/flat.ts";
import { type Route, type RouteToCreate, route } from "../resources/route.ts";
import { LONGEST_PAGE } from "./numbers.ts";

/** The query of `routes.list`. */
export type ListRoutesParams = Lenient<QueryOf<"listRoutes">>;

/** Voice routes of the account. Every method rejects with a FlowrouteError. */
export interface Routes {
  /** Lists the routes, the built-in route `0` (sip-reg) first (listRoutes). */
  list(params?: ListRoutesParams, options?: RequestOptions): List<Route, ListRoutesParams>;
  /** Creates a route that numbers can be pointed at (createRoute). Its alias is unique in the account. */
  create(route: RouteToCreate, options?: RequestOptions): Call<Route>;
}

const aRoute = holdsOne(isResource);
const aPageOfRoutes = holdsPage(isResource);

export function routesOperations(core: () => Core, send: Send): Routes {
  return {
    list: (asked = {}, options) =>
      listOf(asked, LONGEST_PAGE, (params) =>
        callOf(
          send("listRoutes", options, (attempt) => {
            const query = given<QueryOf<"listRoutes">>(params);
            return core().GET("/v2/routes", { ...attempt, params: { query } });
          }),
          (accepted) => pageOf(documentOf(accepted, aPageOfRoutes), route, params),
        ),
      ),

    create: (toCreate, options) =>
      callOf(
        send("createRoute", options, (attempt) => {
          const attributes = given<Schemas["CreateRouteDocument"]["data"]["attributes"]>(toCreate);
          return core().POST("/v2/routes", {
            ...attempt,
            headers: JSON_API_BODY,
            body: { data: { type: "route", attributes } },
          });
        }),
        (accepted) => route(documentOf(accepted, aRoute).data),
      ),
  };
}
