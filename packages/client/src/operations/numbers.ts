import type { Call } from "../answer/call.ts";
import type { List } from "../answer/list.ts";
import {
  documentOf,
  expectNoContent,
  holdsOne,
  holdsPage,
  isIdentified,
  isResource,
} from "../answer/shape.ts";
import { given } from "../request/given.ts";
import { parseRouteId } from "../request/path.ts";
import type { Exchange as Attempt, RequestOptions } from "../request/send.ts";
import { flat, idAlone, type Lenient, type QueryOf, type Schemas } from "../resources/flat.ts";
import type {
  AccountNumber,
  AreaCode,
  AvailableNumber,
  Exchange,
  NumberDetails,
  PurchasedNumber,
  PurchaseNumberOptions,
} from "../resources/number.ts";
import { numberDetails } from "../resources/number.ts";
import type { Perform } from "./perform.ts";

/**
 * The query of `numbers.searchAvailable`: what a number has to match, and which page.
 *
 * @interface
 */
export type SearchAvailableNumbersParams = Lenient<QueryOf<"searchAvailableNumbers">>;
/**
 * The query of `numbers.listAvailableAreaCodes`.
 *
 * @interface
 */
export type ListAvailableAreaCodesParams = Lenient<QueryOf<"listAvailableAreaCodes">>;
/**
 * The query of `numbers.listAvailableExchanges`.
 *
 * @interface
 */
export type ListAvailableExchangesParams = Lenient<QueryOf<"listAvailableExchanges">>;
/**
 * The query of `numbers.list`: what a number has to match, and which page.
 *
 * @interface
 */
export type ListNumbersParams = Lenient<QueryOf<"listNumbers">>;

/**
 * Numbers for sale and numbers of the account. A number may be written `2065550123`, `12065550123`,
 * `+12065550123` or `+1 (206) 555-0123`. Every method rejects with a {@link FlowrouteError}; below stand those that
 * say something of this method.
 */
export interface Numbers {
  /**
   * Searches the numbers for sale (searchAvailableNumbers), with their prices in US dollars. Costs nothing and reserves
   * nothing.
   *
   * @param params What to search for. Default: everything.
   * @param options Options of this call.
   * @throws {@link FlowrouteInvalidRequestError} if the carrier does not take a filter.
   */
  searchAvailable(
    params?: SearchAvailableNumbersParams,
    options?: RequestOptions,
  ): List<AvailableNumber, SearchAvailableNumbersParams>;
  /**
   * Lists the area codes (NPA) with numbers for sale (listAvailableAreaCodes), ascending.
   *
   * @param params The highest setup fee, and which page. Default: everything.
   * @param options Options of this call.
   * @throws {@link FlowrouteInvalidRequestError} if the carrier does not take a filter.
   */
  listAvailableAreaCodes(
    params?: ListAvailableAreaCodesParams,
    options?: RequestOptions,
  ): List<AreaCode, ListAvailableAreaCodesParams>;
  /**
   * Lists the exchanges (NPA-NXX) with numbers for sale (listAvailableExchanges), ascending.
   *
   * @param params The area code, the highest setup fee, and which page. Default: everything.
   * @param options Options of this call.
   * @throws {@link FlowrouteInvalidRequestError} if the carrier does not take a filter.
   */
  listAvailableExchanges(
    params?: ListAvailableExchangesParams,
    options?: RequestOptions,
  ): List<Exchange, ListAvailableExchangesParams>;
  /**
   * Buys a number (purchaseNumber): its setup fee and first month are taken from the account's balance. There is
   * no idempotency key: after an error with outcome `unknown`, ask `get` whether the number is yours.
   *
   * @example
   * ```ts
   * import { createFlowroute } from "flowroute-client";
   *
   * const { numbers } = createFlowroute();
   * const bought = await numbers.purchase("+1 206 555 0142", { messaging_enabled: true });
   * if (bought.messaging_provisioning === "failed") console.log(bought.id, "is yours, without messages.");
   * ```
   *
   * @param number The number, in any of the forms above.
   * @param purchaseOptions What the number is to be able to do. Default: no messages, the rest as the account prefers.
   * @param options Options of this call.
   * @throws {@link FlowrouteNotFoundError} if it is not for sale, or somebody else bought it first.
   * @throws {@link FlowroutePermissionError} if the account may not buy it.
   * @throws {@link FlowrouteInvalidRequestError} if the carrier does not take an option.
   * @throws {@link FlowrouteInputError} if `number` is not one of the US or Canada.
   */
  purchase(
    number: string,
    purchaseOptions?: PurchaseNumberOptions,
    options?: RequestOptions,
  ): Call<PurchasedNumber>;
  /**
   * Lists the numbers of the account (listNumbers), without their routes.
   *
   * @param params What a number has to match. Default: all numbers.
   * @param options Options of this call.
   * @throws {@link FlowrouteInvalidRequestError} if the carrier does not take a filter.
   */
  list(params?: ListNumbersParams, options?: RequestOptions): List<AccountNumber, ListNumbersParams>;
  /**
   * Looks up a number of the account with its routes (getNumber).
   *
   * @param number The number, in any of the forms above.
   * @param options Options of this call.
   * @throws {@link FlowrouteNotFoundError} if it is not on the account.
   * @throws {@link FlowrouteInputError} if `number` is not one of the US or Canada.
   */
  get(number: string, options?: RequestOptions): Call<NumberDetails>;
  /**
   * Sets where inbound calls of a number go first (updatePrimaryRoute). Doing it again changes nothing.
   *
   * @example
   * ```ts
   * import { createFlowroute } from "flowroute-client";
   *
   * const { numbers, routes } = createFlowroute();
   * const route = await routes.create({ route_type: "host", value: "sip.example.com", alias: "Main PBX" });
   * await numbers.updatePrimaryRoute("12065550123", route.id);
   * ```
   *
   * @param number A number of the account, in any of the forms above.
   * @param routeId Id of a route of the account, its digits as a string; `"0"` is the built-in one (sip-reg).
   * @param options Options of this call.
   * @throws {@link FlowrouteNotFoundError} if the number or the route is not on the account.
   * @throws {@link FlowrouteInvalidRequestError} if the carrier does not take the route.
   * @throws {@link FlowrouteInputError} if `number` or `routeId` is not what it should be.
   */
  updatePrimaryRoute(number: string, routeId: string, options?: RequestOptions): Call<void>;
  /**
   * Sets where inbound calls of a number go when the primary route does not answer (updateFailoverRoute). Doing it
   * again changes nothing.
   *
   * @param number A number of the account, in any of the forms above.
   * @param routeId Id of a route of the account, its digits as a string; `"0"` is the built-in one (sip-reg).
   * @param options Options of this call.
   * @throws {@link FlowrouteNotFoundError} if the number or the route is not on the account.
   * @throws {@link FlowrouteInvalidRequestError} if the carrier does not take the route.
   * @throws {@link FlowrouteInputError} if `number` or `routeId` is not what it should be.
   */
  updateFailoverRoute(number: string, routeId: string, options?: RequestOptions): Call<void>;
}

const aPageOfResources = holdsPage(isResource);
const aPageOfIds = holdsPage(isIdentified);
const aNumber = holdsOne(isResource);

const LONGEST_PAGE_OF_AREA_CODES = 400;

export function numbersOperations({ core, call, list }: Perform): Numbers {
  return {
    searchAvailable: (asked = {}, options) =>
      list(
        "searchAvailableNumbers",
        asked,
        options,
        (request) => core.GET("/v2/numbers/available", { ...request }),
        aPageOfResources,
        flat,
      ),

    listAvailableAreaCodes: (asked = {}, options) =>
      list(
        "listAvailableAreaCodes",
        asked,
        options,
        (request) => core.GET("/v2/numbers/available/areacodes", { ...request }),
        aPageOfIds,
        idAlone,
        LONGEST_PAGE_OF_AREA_CODES,
      ),

    listAvailableExchanges: (asked = {}, options) =>
      list(
        "listAvailableExchanges",
        asked,
        options,
        (request) => core.GET("/v2/numbers/available/exchanges", { ...request }),
        aPageOfIds,
        idAlone,
      ),

    purchase: (number, purchaseOptions = {}, options) =>
      call(
        "purchaseNumber",
        options,
        (attempt) => {
          const body = given<Schemas["PurchaseNumberOptions"]>(purchaseOptions);
          const withBody = Object.keys(body).length === 0 ? {} : { body };
          return core.POST("/v2/numbers/{id}", {
            ...attempt,
            ...withBody,
            params: { path: { id: number } },
          });
        },
        (accepted) => ({
          ...numberDetails(documentOf(accepted, aNumber)),
          messaging_provisioning: provisioning(accepted.response.status, purchaseOptions),
        }),
      ),

    list: (asked = {}, options) =>
      list(
        "listNumbers",
        asked,
        options,
        (request) => core.GET("/v2/numbers", { ...request }),
        aPageOfResources,
        flat,
      ),

    get: (number, options) =>
      call(
        "getNumber",
        options,
        (attempt) => core.GET("/v2/numbers/{id}", { ...attempt, params: { path: { id: number } } }),
        (accepted) => numberDetails(documentOf(accepted, aNumber)),
      ),

    updatePrimaryRoute: (number, routeId, options) =>
      call(
        "updatePrimaryRoute",
        options,
        (attempt) =>
          core.PATCH(
            "/v2/numbers/{number_id}/relationships/primary_route",
            assignment(attempt, number, routeId),
          ),
        expectNoContent,
      ),

    updateFailoverRoute: (number, routeId, options) =>
      call(
        "updateFailoverRoute",
        options,
        (attempt) =>
          core.PATCH(
            "/v2/numbers/{number_id}/relationships/failover_route",
            assignment(attempt, number, routeId),
          ),
        expectNoContent,
      ),
  };
}

/** What became of messaging: 207 says that only the number was bought. */
function provisioning(
  status: number,
  { messaging_enabled }: PurchaseNumberOptions,
): PurchasedNumber["messaging_provisioning"] {
  if (status === 207) return "failed";
  return messaging_enabled === true ? "requested" : "not_requested";
}

/** The request that points a number at a route. */
function assignment(attempt: Attempt, number: string, routeId: string) {
  return {
    ...attempt,
    params: { path: { number_id: number } },
    body: { data: { type: "route" as const, id: parseRouteId(routeId) } },
  };
}
