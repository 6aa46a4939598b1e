import { z } from "zod";
import { nextOffset, pageEnd, paging } from "../terms/page.ts";
import { routeShape, tellRoute } from "../terms/route.ts";
import { readTool } from "./tool.ts";

export const listRoutes = readTool({
  name: "list_routes",
  effect: "read",
  scope: "routes:read",
  title: "List voice routes",
  description:
    "The voice routes that numbers of the account can be pointed at. Route 0 is the account's SIP registration.",
  input: z.strictObject({ route_type: z.enum(["sip-reg", "host", "uri", "number"]).optional(), ...paging }),
  output: z.object({ routes: z.array(routeShape), ...pageEnd }),
  async run(input, { flowroute, signal }) {
    const page = await flowroute.routes.list(input, { signal });
    return { routes: page.items.map(tellRoute), ...nextOffset(page, input) };
  },
});
