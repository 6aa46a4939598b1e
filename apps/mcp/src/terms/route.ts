import type { Route as AccountRoute } from "flowroute-client";
import { z } from "zod";
import type { ReadingFlowroute } from "../carrier/reading-only.ts";
import { visibleText } from "./outside-text.ts";
import { e164 } from "./phone-number.ts";

/** A voice route as a model reads it. */
export const routeShape = z.object({
  id: z.string(),
  route_type: z.string().optional(),
  value: z.string().optional(),
  alias: z.string().optional(),
});

type Route = {
  id: string;
  route_type?: string | undefined;
  value?: string | null | undefined;
  alias?: string | null | undefined;
};

export const tellRoute = ({ id, route_type, value, alias }: Route): z.input<typeof routeShape> => ({
  id,
  ...(route_type === undefined ? {} : { route_type }),
  ...(value ? { value: visibleText(route_type === "number" ? e164(value) : value) } : {}),
  ...(alias ? { alias: visibleText(alias) } : {}),
});

/** The first of the account's routes that is meant; undefined if there is none. */
export async function findRoute(
  flowroute: ReadingFlowroute,
  isMeant: (route: AccountRoute) => boolean,
  signal?: AbortSignal,
): Promise<AccountRoute | undefined> {
  for await (const route of flowroute.routes.list({ limit: 200 }, { signal }))
    if (isMeant(route)) return route;
  return undefined;
}
