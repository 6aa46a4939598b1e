import { z } from "zod";
import { asText } from "../terms/as-sent.ts";
import { ToolFailure } from "../terms/failure.ts";
import { phoneNumber } from "../terms/phone-number.ts";
import { findRoute, routeShape, tellRoute } from "../terms/route.ts";
import { actingTool, onlyOutcome, tellDeduplicated } from "./acting-tool.ts";

/** What a person cannot see, or takes for the end of a line, could make a question say something else. */
const isVisible = (text: string): boolean => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);

const line = (longest: number) =>
  z.string().trim().min(1).max(longest).refine(isVisible, "Give one line of visible characters.");

const target = z.object({
  route_type: z.enum(["host", "uri", "number"]),
  value: z.string(),
  alias: z.string(),
});

const created = z.object({
  id: z.string(),
  route_type: z.string().optional(),
  value: z.string().nullish(),
  alias: z.string().nullish(),
});

export const createRoute = actingTool({
  name: "create_route",
  effect: "change",
  scope: "routes:write",
  title: "Create a voice route",
  description:
    "Create a route that numbers can then be pointed at (update_primary_route). Free, and moves no call by itself. Look with list_routes first: the alias must be new.",
  input: z.strictObject({
    route_type: z.enum(["host", "uri", "number"]),
    value: z
      .preprocess(asText, line(255))
      .describe("host: name or IP[:port]; uri: sip:user@host[:port]; number: where to forward calls"),
    alias: line(64).describe("A new name for it"),
  }),
  output: routeShape
    .partial({ id: true })
    .extend({ deduplicated: z.boolean().optional(), note: z.string().optional() }),

  again: "after the window",
  async plan({ route_type, value, alias }) {
    const told = route_type === "number" ? forwardTo(value) : value;
    const data = { route_type, alias, value: route_type === "number" ? told.slice(1) : told };
    const what = `${alias}: ${route_type} ${told}`;
    return {
      question: "Create this voice route on Flowroute?",
      seen: { route_type, value: told, alias },
      steps: [
        {
          what,
          record: `Create route ${what}`,
          key: [route_type, data.value, alias],
          target: data,
          costNanodollars: 0,
          data,
        },
      ],
    };
  },

  async execute({ data }, { acting }) {
    const route = await acting.routes.create(data);
    return { result: route, carrierId: route.id };
  },
  target,
  async reconcile({ route_type, value, alias }, _, { flowroute }) {
    const found = await findRoute(
      flowroute,
      (route) => route.alias === alias && route.route_type === route_type && route.value === value,
    );
    return found === undefined ? [] : [{ result: found, carrierId: found.id }];
  },
  absenceProves: true,
  result: created,
  check: ({ data }) =>
    `Look with list_routes whether there is a route with the alias ${JSON.stringify(data.alias)}.`,

  answer(performed, planned) {
    const outcome = onlyOutcome(performed);
    if (outcome === undefined) return planned;
    return {
      ...tellRoute(outcome.result),
      ...tellDeduplicated(outcome, "Another caller of this account created it. It was not created again."),
    };
  },
});

function forwardTo(value: string): string {
  const read = phoneNumber.safeParse(value);
  if (!read.success) throw new ToolFailure(`Nothing was done. value: ${read.error.issues[0]?.message}`);
  return read.data;
}
