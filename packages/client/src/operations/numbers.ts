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
import type { Lenient, QueryOf, Schemas } from "../resources/flat.ts";
import {
  type AccountNumber,
  type AreaCode,
  type AvailableNumber,
  accountNumber,
  areaCode,
  availableNumber,
  type Exchange,
  exchange,
  type NumberDetails,
  numberDetails,
  type PurchasedNumber,
  type PurchaseNumberOptions,
} from "../resources/number.ts";

import type { Perform } from "./perform.ts";

/** The query of `numbers.searchAvailable`. */
export type SearchAvailableNumbersParams = Lenient<QueryOf<"searchAvailableNumbers">>;
/** The query of `numbers.listAvailableAreaCodes`. */
export type ListAvailableAreaCodesParams = Lenient<QueryOf<"listAvailableAreaCodes">>;
/** The query of `numbers.listAvailableExchanges`. */
export type ListAvailableExchangesParams = Lenient<QueryOf<"listAvailableExchanges">>;
/** The query of `numbers.list`. */
export type ListNumbersParams = Lenient<QueryOf<"listNumbers">>;

/**
 * Numbers for sale and numbers of the account. A number may be written `2065550123`, `12065550123`,
 * `+12065550123` or `+1 (206) 555-0123`. Every method rejects with a FlowrouteError.
 */
export interface Numbers {
  /** Searches the numbers for sale (searchAvailableNumbers). Costs nothing and reserves nothing. */
  searchAvailable(
    params?: SearchAvailableNumbersParams,
    options?: RequestOptions,
  ): List<AvailableNumber, SearchAvailableNumbersParams>;
  /** Lists the area codes (NPA) with numbers for sale (listAvailableAreaCodes). */
  listAvailableAreaCodes(
    params?: ListAvailableAreaCodesParams,
    options?: RequestOptions,
  ): List<AreaCode, ListAvailableAreaCodesParams>;
  /** Lists the exchanges (NPA-NXX) with numbers for sale (listAvailableExchanges). */
  listAvailableExchanges(
    params?: ListAvailableExchangesParams,
    options?: RequestOptions,
  ): List<Exchange, ListAvailableExchangesParams>;
  /**
   * Buys a number (purchaseNumber): its setup fee and first month are taken from the account's balance. There is
   * no idempotency key: after an error with outcome `unknown`, ask `get` whether the number is yours.
   */
  purchase(
    number: string,
    purchaseOptions?: PurchaseNumberOptions,
    options?: RequestOptions,
  ): Call<PurchasedNumber>;
  /** Lists the numbers of the account (listNumbers). */
  list(params?: ListNumbersParams, options?: RequestOptions): List<AccountNumber, ListNumbersParams>;
  /** Looks up a number of the account with its routes (getNumber). */
  get(number: string, options?: RequestOptions): Call<NumberDetails>;
  /** Sets where inbound calls of a number go first (updatePrimaryRoute). */
  updatePrimaryRoute(number: string, routeId: string, options?: RequestOptions): Call<void>;
  /** Sets where inbound calls of a number go when the primary route does not answer (updateFailoverRoute). */
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
        availableNumber,
      ),

    listAvailableAreaCodes: (asked = {}, options) =>
      list(
        "listAvailableAreaCodes",
        asked,
        options,
        (request) => core.GET("/v2/numbers/available/areacodes", { ...request }),
        aPageOfIds,
        areaCode,
        LONGEST_PAGE_OF_AREA_CODES,
      ),

    listAvailableExchanges: (asked = {}, options) =>
      list(
        "listAvailableExchanges",
        asked,
        options,
        (request) => core.GET("/v2/numbers/available/exchanges", { ...request }),
        aPageOfIds,
        exchange,
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
        accountNumber,
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
