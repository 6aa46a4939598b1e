import type { Flowroute } from "flowroute-client";

/**
 * The part of the client that only reads. It is all that a tool has outside of the one call that the guard lets
 * through: what is not here cannot be called past the guard.
 */
export type ReadingFlowroute = {
  numbers: Pick<
    Flowroute["numbers"],
    "searchAvailable" | "listAvailableAreaCodes" | "listAvailableExchanges" | "list" | "get"
  >;
  messages: Pick<Flowroute["messages"], "list" | "get">;
  routes: Pick<Flowroute["routes"], "list">;
};

export function readingOnly({ numbers, messages, routes }: Flowroute): ReadingFlowroute {
  return {
    numbers: {
      searchAvailable: numbers.searchAvailable,
      listAvailableAreaCodes: numbers.listAvailableAreaCodes,
      listAvailableExchanges: numbers.listAvailableExchanges,
      list: numbers.list,
      get: numbers.get,
    },
    messages: { list: messages.list, get: messages.get },
    routes: { list: routes.list },
  };
}
