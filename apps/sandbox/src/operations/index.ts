import { createRoute } from "./create-route.ts";
import { getMessage } from "./get-message.ts";
import { getNumber } from "./get-number.ts";
import { listAvailableAreaCodes } from "./list-available-area-codes.ts";
import { listAvailableExchanges } from "./list-available-exchanges.ts";
import { listMessages } from "./list-messages.ts";
import { listNumbers } from "./list-numbers.ts";
import { listRoutes } from "./list-routes.ts";
import { messageCallbackOperations } from "./message-callbacks.ts";
import type { Operation } from "./operation.ts";
import { purchaseNumber } from "./purchase-number.ts";
import { releaseNumber } from "./release-number.ts";
import { removeFailoverRoute } from "./remove-failover-route.ts";
import { removePrimaryRoute } from "./remove-primary-route.ts";
import { searchAvailableNumbers } from "./search-available-numbers.ts";
import { sendMessage } from "./send-message.ts";
import { updateFailoverRoute } from "./update-failover-route.ts";
import { updatePrimaryRoute } from "./update-primary-route.ts";

/** Every operation that the sandbox performs: one line for each; those of callbacks are alike. */
export const operations: readonly Operation[] = [
  searchAvailableNumbers,
  listAvailableAreaCodes,
  listAvailableExchanges,
  listNumbers,
  getNumber,
  purchaseNumber,
  updatePrimaryRoute,
  updateFailoverRoute,
  removePrimaryRoute,
  removeFailoverRoute,
  releaseNumber,
  listMessages,
  sendMessage,
  getMessage,
  listRoutes,
  createRoute,
  ...messageCallbackOperations,
];
