import { z } from "zod";
import type { Completions } from "../completions/completions.ts";
import { createRoute } from "../tools/create-route.ts";
import { listNumbers } from "../tools/list-numbers.ts";
import { listRoutes } from "../tools/list-routes.ts";
import { updatePrimaryRoute } from "../tools/update-primary-route.ts";
import { FORWARD_TO, findingRoute, forwardTo, makingRoute } from "./forward-to.ts";
import { type Prompt, prompt } from "./prompt.ts";
import { PUT_BACK } from "./put-back-routes.ts";
import { RECORD } from "./route-record.ts";
import { APPROVAL, UNKNOWN } from "./rules.ts";
import { findingNumbers, whichNumbers } from "./which-numbers.ts";

export const rerouteForOutage = ({ numbers, routes }: Pick<Completions, "numbers" | "routes">): Prompt =>
  prompt({
    name: "reroute_for_outage",
    title: "Reroute calls during an outage",
    description: `Point numbers at another route, with a record of where each pointed before. ${PUT_BACK} undoes it.`,
    tools: [listNumbers, listRoutes, createRoute, updatePrimaryRoute],
    input: z.strictObject({
      forward_to: forwardTo.describe(FORWARD_TO),
      numbers: whichNumbers
        .default("all")
        .describe('Which numbers: "all" (also if left out), their first digits (206), or a list with commas'),
    }),
    complete: { forward_to: routes, numbers },
    text(said) {
      const making = makingRoute(said.forward_to);
      return [
        "Inbound calls of the account are to be rerouted for an outage, so that it can be undone exactly.",
        `1. ${findingRoute(said.forward_to)}${making === undefined ? "" : ' If there is none, do not create it yet: a dry run with route_id "0" tells the same.'}`,
        `2. ${findingNumbers(said.numbers)}`,
        "3. For at most 50 numbers at a time: update_primary_route(numbers, route_id, dry_run: true). Tell the person how many numbers go where, with a record by previous_route_id (none where it is absent). Move nothing before they agree.",
        `4. ${making === undefined ? "The" : `If there is no such route, ${making}. Then the`} same calls without dry_run.`,
        "5. Give the final record to keep, of the numbers with outcome changed alone, with the route that they have now first, and tell of all others:",
        RECORD,
        `6. Say how to put them back: the prompt ${PUT_BACK} with this record, now or in another conversation. A number that had no route cannot be put back here. Failover routes stay as they are.`,
        `${APPROVAL} ${UNKNOWN}`,
      ].join("\n");
    },
  });
