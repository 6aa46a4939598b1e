import { type Page, pageOf } from "../answer/page.ts";
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
import type { Exchange as Call, RequestOptions, Send } from "../request/send.ts";
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
  ): Promise<Page<AvailableNumber, SearchAvailableNumbersParams>>;
  /** Lists the area codes (NPA) with numbers for sale (listAvailableAreaCodes). */
  listAvailableAreaCodes(
    params?: ListAvailableAreaCodesParams,
    options?: RequestOptions,
  ): Promise<Page<AreaCode, ListAvailableAreaCodesParams>>;
  /** Lists the exchanges (NPA-NXX) with numbers for sale (listAvailableExchanges). */
  listAvailableExchanges(
    params?: ListAvailableExchangesParams,
    options?: RequestOptions,
  ): Promise<Page<Exchange, ListAvailableExchangesParams>>;
  /**
   * Buys a number (purchaseNumber): its setup fee and first month are taken from the account's balance. There is
   * no idempotency key: after an error with outcome `unknown`, ask `get` whether the number is yours.
   */
  purchase(
    number: string,
    purchaseOptions?: PurchaseNumberOptions,
    options?: RequestOptions,
  ): Promise<PurchasedNumber>;
  /** Lists the numbers of the account (listNumbers). */
  list(params?: ListNumbersParams, options?: RequestOptions): Promise<Page<AccountNumber, ListNumbersParams>>;
  /** Looks up a number of the account with its routes (getNumber). */
  get(number: string, options?: RequestOptions): Promise<NumberDetails>;
  /** Sets where inbound calls of a number go first (updatePrimaryRoute). */
  updatePrimaryRoute(number: string, routeId: string, options?: RequestOptions): Promise<void>;
  /** Sets where inbound calls of a number go when the primary route does not answer (updateFailoverRoute). */
  updateFailoverRoute(number: string, routeId: string, options?: RequestOptions): Promise<void>;
}

const aPageOfResources = holdsPage(isResource);
const aPageOfIds = holdsPage(isIdentified);
const aNumber = holdsOne(isResource);

export function numbersOperations(core: () => Core, send: Send): Numbers {
  return {
    async searchAvailable(params = {}, options) {
      const query = given<QueryOf<"searchAvailableNumbers">>(params);
      const accepted = await send("searchAvailableNumbers", options, (call) =>
        core().GET("/v2/numbers/available", { ...call, params: { query } }),
      );
      return pageOf(documentOf(accepted, aPageOfResources), availableNumber, params);
    },

    async listAvailableAreaCodes(params = {}, options) {
      const query = given<QueryOf<"listAvailableAreaCodes">>(params);
      const accepted = await send("listAvailableAreaCodes", options, (call) =>
        core().GET("/v2/numbers/available/areacodes", { ...call, params: { query } }),
      );
      return pageOf(documentOf(accepted, aPageOfIds), areaCode, params);
    },

    async listAvailableExchanges(params = {}, options) {
      const query = given<QueryOf<"listAvailableExchanges">>(params);
      const accepted = await send("listAvailableExchanges", options, (call) =>
        core().GET("/v2/numbers/available/exchanges", { ...call, params: { query } }),
      );
      return pageOf(documentOf(accepted, aPageOfIds), exchange, params);
    },

    async purchase(number, purchaseOptions = {}, options) {
      const body = given<Schemas["PurchaseNumberOptions"]>(purchaseOptions);
      const withBody = Object.keys(body).length === 0 ? {} : { body, headers: JSON_API_BODY };
      const accepted = await send("purchaseNumber", options, (call) =>
        core().POST("/v2/numbers/{id}", { ...call, ...withBody, params: { path: { id: number } } }),
      );
      const asked = body.messaging_enabled === true ? "requested" : "not_requested";
      return {
        ...numberDetails(documentOf(accepted, aNumber)),
        messaging_provisioning: accepted.response.status === 207 ? "failed" : asked,
      };
    },

    async list(params = {}, options) {
      const query = given<QueryOf<"listNumbers">>(params);
      const accepted = await send("listNumbers", options, (call) =>
        core().GET("/v2/numbers", { ...call, params: { query } }),
      );
      return pageOf(documentOf(accepted, aPageOfResources), accountNumber, params);
    },

    async get(number, options) {
      const accepted = await send("getNumber", options, (call) =>
        core().GET("/v2/numbers/{id}", { ...call, params: { path: { id: number } } }),
      );
      return numberDetails(documentOf(accepted, aNumber));
    },

    async updatePrimaryRoute(number, routeId, options) {
      const accepted = await send("updatePrimaryRoute", options, async (call) =>
        core().PATCH(
          "/v2/numbers/{number_id}/relationships/primary_route",
          assignment(call, number, routeId),
        ),
      );
      expectNoContent(accepted);
    },

    async updateFailoverRoute(number, routeId, options) {
      const accepted = await send("updateFailoverRoute", options, async (call) =>
        core().PATCH(
          "/v2/numbers/{number_id}/relationships/failover_route",
          assignment(call, number, routeId),
        ),
      );
      expectNoContent(accepted);
    },
  };
}

/** The request that points a number at a route. */
function assignment(call: Call, number: string, routeId: string) {
  return {
    ...call,
    headers: JSON_API_BODY,
    params: { path: { number_id: number } },
    body: { data: { type: "route" as const, id: parseRouteId(routeId) } },
  };
}
