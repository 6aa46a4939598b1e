import type { ReadingFlowroute } from "../carrier/reading-only.ts";
import { accountNumbers } from "./account-numbers.ts";
import { type Completer, suggestions } from "./completer.ts";
import { rateCenters } from "./rate-centers.ts";
import { routeIds } from "./route-ids.ts";
import { statesLike } from "./states.ts";

/** What arguments can be completed with. What is found out is remembered for all callers: they share one account. */
export type Completions = Readonly<Record<"numbers" | "rateCenters" | "routes" | "states", Completer>>;

export const createCompletions = (flowroute: ReadingFlowroute, now: () => number): Completions => ({
  numbers: accountNumbers(flowroute, now),
  rateCenters: rateCenters(flowroute, now),
  routes: routeIds(flowroute, now),
  states: { needs: [], suggest: async ({ text }) => suggestions(statesLike(text)) },
});
