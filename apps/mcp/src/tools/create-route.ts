import { z } from "zod";
import { asText } from "../terms/as-sent.ts";
import { ToolFailure } from "../terms/failure.ts";
import { phoneNumber } from "../terms/phone-number.ts";
import { routeShape, tellRoute } from "../terms/route.ts";
import { actingTool, onlyResult } from "./tool.ts";

export const createRoute = actingTool({
  name: "create_route",
  effect: "change",
  title: "Create a voice route",
  description:
    "Create a route that numbers can then be pointed at (update_primary_route). Free, and moves no call by itself. Look with list_routes first: the alias must be new.",
  input: z.strictObject({
    route_type: z.enum(["host", "uri", "number"]),
    value: z
      .preprocess(asText, z.string().trim().min(1).max(255))
      .describe("host: name or IP[:port]; uri: sip:user@host[:port]; number: where to forward calls"),
    alias: z.string().trim().min(1).max(64).describe("A new name for it"),
  }),
  output: routeShape,

  async plan({ route_type, value, alias }) {
    const target = route_type === "number" ? forwardTo(value) : value;
    return {
      question: "Create this voice route on Flowroute?",
      seen: undefined,
      steps: [
        {
          what: `${alias}: ${route_type} ${target}`,
          costNanodollars: 0,
          data: { route_type, alias, value: route_type === "number" ? target.slice(1) : target },
        },
      ],
    };
  },
  execute: ({ data }, { flowroute }) => flowroute.routes.create(data),
  check: ({ data }) =>
    `Look with list_routes whether there is a route with the alias ${JSON.stringify(data.alias)}.`,
  answer: (performed) => tellRoute(onlyResult(performed)),
});

function forwardTo(value: string): string {
  const read = phoneNumber.safeParse(value);
  if (!read.success) throw new ToolFailure(`Nothing was done. value: ${read.error.issues[0]?.message}`);
  return read.data;
}
