import type { Call } from "../answer/call.ts";
import type { List } from "../answer/list.ts";
import { documentOf, holdsOne, holdsPage, isResource } from "../answer/shape.ts";
import { given } from "../request/given.ts";
import type { RequestOptions } from "../request/send.ts";
import { flat, type Lenient, type QueryOf, type Schemas } from "../resources/flat.ts";
import type { Route, RouteToCreate } from "../resources/route.ts";
import type { Perform } from "./perform.ts";

/**
 * The query of `routes.list`: of which type, and which page.
 *
 * @interface
 */
export type ListRoutesParams = Lenient<QueryOf<"listRoutes">>;

/**
 * Voice routes of the account. Every method rejects with a {@link FlowrouteError}; below stand those that say something
 * of this method.
 */
export interface Routes {
  /**
   * Lists the routes, the built-in route `0` (sip-reg) first (listRoutes).
   *
   * @param params Of which type, and which page. Default: all routes.
   * @param options Options of this call.
   */
  list(params?: ListRoutesParams, options?: RequestOptions): List<Route, ListRoutesParams>;
  /**
   * Creates a route that numbers can be pointed at (createRoute). Its alias is unique in the account. It costs nothing
   * and moves no call. After an error with outcome `unknown`, look for it with `list` before creating it again.
   *
   * @param route Where it leads, and its name.
   * @param options Options of this call.
   * @throws {@link FlowrouteInvalidRequestError} if the value does not fit its type, or the alias is taken.
   * @throws {@link FlowroutePermissionError} if the account may not create routes.
   */
  create(route: RouteToCreate, options?: RequestOptions): Call<Route>;
}

const aRoute = holdsOne(isResource);
const aPageOfRoutes = holdsPage(isResource);

export function routesOperations({ core, call, list }: Perform): Routes {
  return {
    list: (asked = {}, options) =>
      list(
        "listRoutes",
        asked,
        options,
        (request) => core.GET("/v2/routes", { ...request }),
        aPageOfRoutes,
        flat,
      ),

    create: (toCreate, options) =>
      call(
        "createRoute",
        options,
        (attempt) => {
          const attributes = given<Schemas["CreateRouteDocument"]["data"]["attributes"]>(toCreate);
          return core.POST("/v2/routes", {
            ...attempt,
            body: { data: { type: "route", attributes } },
          });
        },
        (accepted) => flat(documentOf(accepted, aRoute).data),
      ),
  };
}
