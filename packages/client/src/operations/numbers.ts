import { type Call, callOf } from "../answer/call.ts";
import { type List, listOf } from "../answer/list.ts";
import { pageOf } from "../answer/page.ts";
import {
  documentOf,
  expectNoContent,
  holdsOne,
  holdsPage,
  isIdentified,
  isResource,
} from "../answer/shape.ts";
import type { Core } from "../request/core.ts";
import { JSON_API_BODY } from "../request/core.ts";
import { given } from "../request/given.ts";
import { parseRouteId } from "../request/path.ts";
import type { Exchange as Attempt, RequestOptions, Send } from "../request/send.ts";
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

/** The longest page of a list, but for area codes. */
export const LONGEST_PAGE = 200;
const LONGEST_PAGE_OF_AREA_CODES = 400;

export function numbersOperations(core: () => Core, send: Send): Numbers {
  return {
    searchAvailable: (asked = {}, options) =>
      listOf(asked, LONGEST_PAGE, (params) =>
        callOf(
          send("searchAvailableNumbers", options, (attempt) => {
            const query = given<QueryOf<"searchAvailableNumbers">>(params);
            return core().GET("/v2/numbers/available", { ...attempt, params: { query } });
          }),
          (accepted) => pageOf(documentOf(accepted, aPageOfResources), availableNumber, params),
        ),
      ),

    listAvailableAreaCodes: (asked = {}, options) =>
      listOf(asked, LONGEST_PAGE_OF_AREA_CODES, (params) =>
        callOf(
          send("listAvailableAreaCodes", options, (attempt) => {
            const query = given<QueryOf<"listAvailableAreaCodes">>(params);
            return core().GET("/v2/numbers/available/areacodes", { ...attempt, params: { query } });
          }),
          (accepted) => pageOf(documentOf(accepted, aPageOfIds), areaCode, params),
        ),
      ),

    listAvailableExchanges: (asked = {}, options) =>
      listOf(asked, LONGEST_PAGE, (params) =>
        callOf(
          send("listAvailableExchanges", options, (attempt) => {
            const query = given<QueryOf<"listAvailableExchanges">>(params);
            return core().GET("/v2/numbers/available/exchanges", { ...attempt, params: { query } });
          }),
          (accepted) => pageOf(documentOf(accepted, aPageOfIds), exchange, params),
        ),
      ),

    purchase: (number, purchaseOptions = {}, options) =>
      callOf(
        send("purchaseNumber", options, (attempt) => {
          const body = given<Schemas["PurchaseNumberOptions"]>(purchaseOptions);
          const withBody = Object.keys(body).length === 0 ? {} : { body, headers: JSON_API_BODY };
          return core().POST("/v2/numbers/{id}", {
            ...attempt,
            ...withBody,
            params: { path: { id: number } },
          });
        }),
        (accepted) => ({
          ...numberDetails(documentOf(accepted, aNumber)),
          messaging_provisioning: provisioning(accepted.response.status, purchaseOptions),
        }),
      ),

    list: (asked = {}, options) =>
      listOf(asked, LONGEST_PAGE, (params) =>
        callOf(
          send("listNumbers", options, (attempt) => {
            const query = given<QueryOf<"listNumbers">>(params);
            return core().GET("/v2/numbers", { ...attempt, params: { query } });
          }),
          (accepted) => pageOf(documentOf(accepted, aPageOfResources), accountNumber, params),
        ),
      ),

    get: (number, options) =>
      callOf(
        send("getNumber", options, (attempt) =>
          core().GET("/v2/numbers/{id}", { ...attempt, params: { path: { id: number } } }),
        ),
        (accepted) => numberDetails(documentOf(accepted, aNumber)),
      ),

    updatePrimaryRoute: (number, routeId, options) =>
      callOf(
        send("updatePrimaryRoute", options, async (attempt) =>
          core().PATCH(
            "/v2/numbers/{number_id}/relationships/primary_route",
            assignment(attempt, number, routeId),
          ),
        ),
        expectNoContent,
      ),

    updateFailoverRoute: (number, routeId, options) =>
      callOf(
        send("updateFailoverRoute", options, async (attempt) =>
          core().PATCH(
            "/v2/numbers/{number_id}/relationships/failover_route",
            assignment(attempt, number, routeId),
          ),
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
    headers: JSON_API_BODY,
    params: { path: { number_id: number } },
    body: { data: { type: "route" as const, id: parseRouteId(routeId) } },
  };
}
