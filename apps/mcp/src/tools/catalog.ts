import { createRoute } from "./create-route.ts";
import { getAccountLimits } from "./get-account-limits.ts";
import { getMessage } from "./get-message.ts";
import { getNumber } from "./get-number.ts";
import { listAvailableAreaCodes } from "./list-available-area-codes.ts";
import { listAvailableExchanges } from "./list-available-exchanges.ts";
import { listMessages } from "./list-messages.ts";
import { listNumbers } from "./list-numbers.ts";
import { listRoutes } from "./list-routes.ts";
import { purchaseNumber } from "./purchase-number.ts";
import { searchAvailableNumbers } from "./search-available-numbers.ts";
import { sendMessage } from "./send-message.ts";
import type { Tool } from "./tool.ts";
import { updateFailoverRoute } from "./update-failover-route.ts";
import { updatePrimaryRoute } from "./update-primary-route.ts";

/** Every tool, in the order in which hosts are told of them. */
export const catalog: readonly Tool[] = [
  searchAvailableNumbers,
  listAvailableAreaCodes,
  listAvailableExchanges,
  purchaseNumber,
  listNumbers,
  getNumber,
  updatePrimaryRoute,
  updateFailoverRoute,
  sendMessage,
  listMessages,
  getMessage,
  listRoutes,
  createRoute,
  getAccountLimits,
];
