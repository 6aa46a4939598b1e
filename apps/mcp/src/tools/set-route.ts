import type { Flowroute, NumberDetails } from "flowroute-client";
import { FlowrouteNotFoundError } from "flowroute-client";
import { z } from "zod";
import type { Outcome, Performed } from "../guard/effect.ts";
import { asText } from "../terms/as-sent.ts";
import { ToolFailure, whatHappened } from "../terms/failure.ts";
import { visibleText } from "../terms/outside-text.ts";
import { phoneNumbers } from "../terms/phone-number.ts";
import { findRoute } from "../terms/route.ts";
import { actingTool } from "./acting-tool.ts";
import type { Tool, ToolContext } from "./tool.ts";

// The two route tools differ in one word: which of a number's routes they set.

export type Slot = "primary_route" | "failover_route";

type Setting = {
  name: string;
  title: string;
  description: string;
  slot: Slot;
  set: (flowroute: Flowroute, number: string, routeId: string) => Promise<void>;
};

const change = z.object({ number: z.string(), routeId: z.string() });
type Change = z.output<typeof change>;
type Looked = { number: string } & (
  | { previousRouteId: string | undefined }
  | { reason: string; cannotTell?: unknown }
);

const group = z.object({
  outcome: z.enum(["changed", "already_set", "failed", "unknown", "not_attempted", "would_change"]),
  numbers: z.array(z.string()),
  previous_route_id: z.string().optional().describe("Absent: there was none"),
  note: z.string().optional(),
});

export function setRouteTool({ name, title, description, slot, set }: Setting): Tool {
  return actingTool({
    name,
    effect: "change",
    scope: "routes:write",
    title,
    description,
    input: z.strictObject({
      numbers: phoneNumbers(50),
      route_id: z.preprocess(
        asText,
        z.string().regex(/^\d{1,19}$/, "Give a route id of digits, from list_routes or create_route."),
      ),
    }),
    output: z.object({ route_id: z.string(), outcomes: z.array(group) }),

    again: "when it has ended",
    async plan({ numbers, route_id }, context) {
      const route = await nameOfRoute(route_id, context);
      const looked = await inOrder(numbers, (number) => lookAt(number, slot, context));
      const which = slot === "primary_route" ? "primary" : "failover";
      const steps = looked.flatMap((each) => {
        if ("reason" in each || each.previousRouteId === route_id) return [];
        const { number, previousRouteId } = each;
        const what = `${number}: from route ${previousRouteId ?? "(none)"} to ${route}`;
        const data = { number, routeId: route_id };
        return [
          {
            what,
            record: `Set the ${which} route of ${what}`,
            key: [number],
            target: data,
            costNanodollars: 0,
            data,
          },
        ];
      });
      return {
        question: `Set the ${which} route of ${steps.length} number(s) to ${route}?`,
        steps,
        seen: { looked, route_id },
      };
    },

    async execute({ data }, { acting }) {
      await set(acting, data.number, data.routeId);
      return { result: null };
    },
    target: change,
    async reconcile({ number, routeId }, _, { flowroute }) {
      const looked = await lookAt(number, slot, { flowroute });
      if ("cannotTell" in looked) throw looked.cannotTell;
      return "reason" in looked || looked.previousRouteId !== routeId ? [] : [{ result: null }];
    },
    absenceProves: true,
    result: z.null(),
    check: () => "Look with get_number which route it has now.",

    answer: (performed, { looked, route_id }) => ({
      route_id,
      outcomes: grouped(looked, performed, route_id),
    }),
  });
}

async function nameOfRoute(routeId: string, { flowroute, signal }: ToolContext): Promise<string> {
  const found = await findRoute(flowroute, ({ id }) => id === routeId, signal);
  if (found !== undefined)
    return `route ${routeId} (${visibleText(found.alias ?? found.route_type).replaceAll("\n", " ")})`;
  throw new ToolFailure(
    "Nothing was done: the account has no route with this id. Look with list_routes, or make one with create_route.",
  );
}

async function lookAt(
  number: string,
  slot: Slot,
  { flowroute, signal }: Pick<ToolContext, "flowroute"> & Partial<Pick<ToolContext, "signal">>,
): Promise<Looked> {
  try {
    const found: NumberDetails = await flowroute.numbers.get(number, { signal });
    return { number, previousRouteId: found[slot]?.id };
  } catch (error) {
    if (error instanceof FlowrouteNotFoundError)
      return { number, reason: "Not a number of this account. Nothing was done." };
    return { number, reason: `${whatHappened(error)} Nothing was done.`, cannotTell: error };
  }
}

const AT_ONCE = 5;

async function inOrder<Item, Found>(
  items: readonly Item[],
  look: (item: Item) => Promise<Found>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    found.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(look))));
  return found;
}

function tellOutcome(outcome: Outcome<null>): Pick<z.input<typeof group>, "outcome" | "note"> {
  if (outcome.state === "succeeded") return { outcome: "changed" };
  if (outcome.state === "planned") return { outcome: "would_change" };
  return { outcome: outcome.state, note: outcome.reason };
}

/** One group for numbers that share outcome, previous route and note: fifty numbers are seldom fifty stories. */
function grouped(
  looked: Looked[],
  performed: Performed<Change, null>[],
  routeId: string,
): z.input<typeof group>[] {
  const done = new Map(performed.map(({ step, outcome }) => [step.data.number, outcome]));
  const groups = new Map<string, z.input<typeof group>>();
  for (const each of looked) {
    const outcome = done.get(each.number);
    const story: Omit<z.input<typeof group>, "numbers"> = "reason" in each
      ? { outcome: "failed", note: each.reason }
      : {
          ...(each.previousRouteId === undefined ? {} : { previous_route_id: each.previousRouteId }),
          ...(outcome === undefined
            ? { outcome: each.previousRouteId === routeId ? "already_set" : "not_attempted" }
            : tellOutcome(outcome)),
        };
    const key = JSON.stringify(story);
    const found = groups.get(key) ?? { ...story, numbers: [] };
    found.numbers.push(each.number);
    groups.set(key, found);
  }
  return [...groups.values()];
}
