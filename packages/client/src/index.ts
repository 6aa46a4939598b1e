/**
 * The client: `createFlowroute` makes one, everything else is what its methods take, give and throw.
 *
 * @module flowroute-client
 */

export type { FlowrouteOptions } from "./account/settings.ts";
export type { Call, WithResponse } from "./answer/call.ts";
export type { List } from "./answer/list.ts";
export type { Page } from "./answer/page.ts";
export { createFlowroute, type Flowroute } from "./create-flowroute.ts";
export { toE164 } from "./e164.ts";
export {
  FlowrouteAbortedError,
  FlowrouteConnectionError,
  FlowrouteInputError,
  FlowrouteServerError,
  FlowrouteTimeoutError,
  FlowrouteUnexpectedResponseError,
} from "./errors/failed.ts";
export { FlowrouteError, type Outcome } from "./errors/flowroute-error.ts";
export {
  FlowrouteAuthenticationError,
  FlowrouteInvalidRequestError,
  FlowrouteNotFoundError,
  FlowroutePermissionError,
  FlowrouteRateLimitError,
} from "./errors/refused.ts";
export type { ListMessagesParams, Messages } from "./operations/messages.ts";
export type {
  ListAvailableAreaCodesParams,
  ListAvailableExchangesParams,
  ListNumbersParams,
  Numbers,
  SearchAvailableNumbersParams,
} from "./operations/numbers.ts";
export type { ListRoutesParams, Routes } from "./operations/routes.ts";
export { type PhoneNumber, parsePhoneNumber } from "./phone-number.ts";
export type {
  ErrorSummary,
  Hooks,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from "./request/observe.ts";
export { createRateLimiter, type MessageRates, type RateLimiter, type Turn } from "./request/rate-limiter.ts";
export type { RequestOptions } from "./request/send.ts";
export type { AcceptedMessage, DeliveryReceipt, Media, Message, MessageToSend } from "./resources/message.ts";
export type {
  AccountNumber,
  AreaCode,
  AvailableNumber,
  Exchange,
  NumberDetails,
  NumberRoute,
  PurchasedNumber,
  PurchaseNumberOptions,
} from "./resources/number.ts";
export type { Route, RouteToCreate } from "./resources/route.ts";
